using System.Collections.Immutable;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Model;

/// <summary>A script that is a file of its own: which shell runs it, and when it stops.</summary>
public sealed class ScriptFile
{
    /// <summary>Commands that set something up before the script does its work.</summary>
    private static readonly string[] Preparations = ["set", "shopt", "export", "readonly", "declare", "local", "typeset", "umask", "trap", ":"];

    private readonly Dictionary<string, TextSpan> _options = new(StringComparer.Ordinal);

    private readonly Dictionary<string, TextSpan> _later = new(StringComparer.Ordinal);

    private ScriptFile(SourceText text)
    {
        var script = ShellParser.Parse(text.Content, []);
        IsReadable = script.Problems.IsEmpty && !script.Root.IsEmpty;
        var first = text[text.GetLine(1)].TrimEnd().ToString();
        Interpreter = first.StartsWith("#!", StringComparison.Ordinal) ? new PlacedText(first, text.GetLine(1)) : null;
        IsForShell = Interpreter is null || ScriptHeader.NamesShell(text);
        if (Interpreter is { } line)
        {
            // “env -S bash -eu” has an option of its own in front.
            var words = line.Value[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Read(words.SkipWhile(static word => word.StartsWith('-') || word.EndsWith("/env", StringComparison.Ordinal)).Skip(1), _options, line.Span);
        }

        ReadOptions(script);
    }

    /// <summary>Whether a shell can read it, and it does something.</summary>
    public bool IsReadable { get; }

    /// <summary>The first line that names an interpreter; null where there is none.</summary>
    public PlacedText? Interpreter { get; }

    /// <summary>Whether a shell of the POSIX family is to run it, as far as it says.</summary>
    public bool IsForShell { get; }

    /// <summary>Whether an option is taken back somewhere.</summary>
    public bool ChangesOptions { get; private set; }

    /// <summary>Reads a script.</summary>
    public static ScriptFile Parse(SourceText text) => new(text);

    /// <summary>Where an option is set before the script does its work: <c>errexit</c>, <c>nounset</c>, <c>pipefail</c>; null where it isn't.</summary>
    public TextSpan? FindOption(string name) => _options.TryGetValue(name, out var span) ? span : null;

    /// <summary>Whether an option is set somewhere behind other commands.</summary>
    public bool SetsLater(string name) => _later.ContainsKey(name);

    private void ReadOptions(ShellScript script)
    {
        var leading = script.Root.Items.Select(static item => item.Statement)
            .TakeWhile(static statement => statement is SimpleCommand command && (command.Words.IsEmpty || (command.Name is { } name && Preparations.Contains(name, StringComparer.Ordinal)))).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var command in script.Commands.Where(static command => command.Name == "set"))
        {
            string[] words = [.. command.Arguments.Select(static word => word.Value)];
            if (leading.Contains(command.Node) && !words.Any(static word => word is ['+', ..]))
            {
                Read(words, _options, command.Span);
            }
            else if (words.Any(static word => word is ['+', ..]))
            {
                ChangesOptions = true;
            }
            else
            {
                Read(words, _later, command.Span);
            }
        }
    }

    private static void Read(IEnumerable<string> words, Dictionary<string, TextSpan> options, TextSpan span)
    {
        string[] all = [.. words];
        for (var i = 0; i < all.Length && all[i] is ['-', not '-', ..] letters; i++)
        {
            Set('e', "errexit");
            Set('u', "nounset");
            if (letters.Contains('o', StringComparison.Ordinal) && i + 1 < all.Length)
            {
                options[all[++i]] = span;
            }

            void Set(char letter, string name)
            {
                if (letters.Contains(letter, StringComparison.Ordinal))
                {
                    options[name] = span;
                }
            }
        }
    }
}
