using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell;

/// <summary>A file that is a shell script.</summary>
public sealed class ScriptFile
{
    private ScriptFile(SourceText source, ShellScript syntax)
    {
        Source = source;
        Syntax = syntax;
    }

    /// <summary>Its text.</summary>
    public SourceText Source { get; }

    /// <summary>Its commands.</summary>
    public ShellScript Syntax { get; }

    /// <summary>The line that names the interpreter; null where there is none.</summary>
    public TextSpan? Interpreter => Source.Content.StartsWith("#!", StringComparison.Ordinal) ? Source.GetLine(1) : null;

    /// <summary>The first line that holds a command, from its first character.</summary>
    public TextSpan FirstLine
    {
        get
        {
            var start = Syntax.Commands.IsEmpty ? 0 : Syntax.Commands[0].Span.Start;
            var line = Source.GetLine(Source.GetPosition(start).Line);
            return TextSpan.FromBounds(start, line.End);
        }
    }

    /// <summary>Whether a comment tells ShellCheck the shell, as files do that are meant to be sourced.</summary>
    public bool HasShellDirective => Syntax.Comments.Any(comment => Source[comment].TrimStart("# \t").StartsWith("shellcheck shell=", StringComparison.Ordinal));

    /// <summary>The shell that its first line or a comment for ShellCheck names; null where none does.</summary>
    public ShellDialect? Dialect => StatedShell is { } stated ? ShellDialects.OfName(stated) : Interpreter is { } line ? ShellDialects.OfInterpreter(Source[line]) : null;

    /// <summary>The shell that a comment for ShellCheck names; null where none does.</summary>
    internal string? StatedShell
    {
        get
        {
            foreach (var comment in Syntax.Comments)
            {
                var text = Source[comment].TrimStart("# \t");
                if (text.StartsWith("shellcheck ") && text.IndexOf("shell=") is >= 0 and var at)
                {
                    var name = text[(at + 6)..];
                    return name[..(name.IndexOfAny(" \t") is >= 0 and var end ? end : name.Length)].ToString();
                }
            }

            return null;
        }
    }

    /// <summary>Whether it holds definitions alone, to be sourced by others.</summary>
    public bool IsLibrary => Syntax.Commands.All(command => command.Depth > 0 || command.Words.IsEmpty || command.Name is "export" or "readonly" or "declare" or "source" or ".");

    /// <summary>Whether a failing command ends it: by <c>set -e</c>, an option of its interpreter, a trap, or because bats runs it, which ends each test so.</summary>
    public bool StopsAtErrors => Syntax.Commands.Any(command =>
        (command.Name == "set" && (command.HasFlag("-e") || command.Arguments.Any(argument => argument.Value == "errexit")))
        || (command.Name == "trap" && command.Arguments.Any(argument => argument.Value == "ERR")))
        || (Interpreter is { } line && (HasErrorOption(Source[line]) || Source[line].Contains("bats", StringComparison.Ordinal)));

    /// <summary>Reads a script.</summary>
    public static ScriptFile Create(SourceText text) => new(text, ShellParser.Parse(text.Content));

    /// <summary>Whether the text's first line names a shell of the POSIX family.</summary>
    public static bool NamesShell(SourceText text)
    {
        var line = text[text.GetLine(1)];
        return line.StartsWith("#!") && ShellDialects.FindOther(line) is null && ShellDialects.OfInterpreter(line) is not null;
    }

    internal static bool HasErrorOption(ReadOnlySpan<char> line)
    {
        foreach (var range in line.Split(' '))
        {
            if (line[range] is ['-', not '-', ..] option && option.Contains('e'))
            {
                return true;
            }
        }

        return false;
    }
}
