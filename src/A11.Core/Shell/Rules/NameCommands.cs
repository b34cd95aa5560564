using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A command is called by its name.</summary>
public sealed class NameCommands : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2287", "name-commands", "A command is called by its name", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2287", "shellcheck/SC2083", "shellcheck/SC2211", "shellcheck/SC2215", "shellcheck/SC2091"],
    };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (node.Words is [{ Parts: [CommandSubstitution] } only] && IsCondition(script))
        {
            script.Report(this, only.Span, "This runs what the command prints as a command of its own; leave $( ) out to ask whether it succeeds.", code: "SC2091", severity: Severity.Warning);
            return;
        }

        if (node.Words is not [{ Bare: { Length: > 0 } name } first, ..])
        {
            return;
        }

        if (IsOption(name) && node.Assignments.IsEmpty && node.Words[^1].Bare is not ("]" or "]]") && script.Host is not ShellHost.Recipe && script.Enclosing<SubshellCommand>() is null && script.Script.Problems.IsEmpty)
        {
            script.Report(this, first.Span, $"This runs a command called {name}; a backslash is missing at the end of the line above, or a command in front.", code: "SC2215");
        }

        if (name == "./" && node.Words.Length > 1)
        {
            script.Report(this, first.Span.Union(node.Words[1].Span), $"This runs a folder, and gives it an argument; write ./{node.Words[1].Raw}.", code: "SC2083");
        }
        else if (name.EndsWith('/') && name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '_' or '-'))
        {
            script.Report(this, first.Span, $"{name} is a folder, and can't be run; the name of the program is missing, or a blank too many.", code: "SC2287");
        }
        else if (first.HasPattern && !name.Contains('/', StringComparison.Ordinal) && name is not ("[" or "[[") && char.IsAsciiLetter(name[0]) && !name.Contains('=', StringComparison.Ordinal))
        {
            script.Report(this, first.Span, $"This runs whatever file matches {name} first; write the name of the command, or ${{{name}}} for an element of an array.", code: "SC2211", severity: Severity.Warning);
        }
    }

    private static bool IsOption(string name) =>
        name is ['-', ..] && name.AsSpan(name[1..] is ['-', ..] ? 2 : 1) is [var letter, ..] && char.IsAsciiLetter(letter)
        && name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-');

    private static bool IsCondition(ScriptContext script) => script.Ancestors.Count > 1 && script.Parent is ShellList list && script.Ancestors[^2] switch
    {
        IfCommand branch => branch.Clauses.Any(clause => clause.Condition == list),
        WhileCommand loop => loop.Condition == list,
        _ => false,
    };
}
