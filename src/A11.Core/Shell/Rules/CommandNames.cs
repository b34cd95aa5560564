using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>The word that names the program to run.</summary>
public sealed class CommandNames : ShellNodeRule<SimpleCommand>
{
    private static readonly CheckDescriptor SpaceAfterSlash = new("AXS2083", "space-after-dot-slash", "./ must be followed by the name of the program", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2083"] };

    private static readonly CheckDescriptor Substitution = new("AXS2091", "executed-command-output", "Test a command without running its output", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2091"] };

    private static readonly CheckDescriptor Glob = new("AXS2211", "glob-as-command", "The name of a command should not be a glob", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2211"] };

    private static readonly CheckDescriptor Option = new("AXS2215", "option-as-command", "The name of a command must not be an option", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2215"] };

    private static readonly CheckDescriptor Directory = new("AXS2287", "directory-as-command", "The name of a command must not be a directory", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2287"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Directory;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [SpaceAfterSlash, Substitution, Glob, Option, Directory];

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (node.Words is [{ Parts: [CommandSubstitution] } only] && IsCondition(script))
        {
            script.Report(Substitution, only.Span, "This runs the output of the command as another command. Remove $( ) to test whether the command itself succeeds.");
            return;
        }

        if (node.Words is not [{ Bare: { Length: > 0 } name } first, ..])
        {
            return;
        }

        if (IsOption(name) && node.Assignments.IsEmpty && node.Words[^1].Bare is not ("]" or "]]") && script.Host is not ScriptHostKind.Recipe && script.Enclosing<SubshellCommand>() is null && script.Script.Problems.IsEmpty)
        {
            script.Report(Option, first.Span, $"This runs a command named {name}. Add the missing backslash at the end of the line above, or the missing command.");
        }

        if (name == "./" && node.Words.Length > 1)
        {
            script.Report(SpaceAfterSlash, first.Span.Union(node.Words[1].Span), $"The space makes this run the directory ./ with an argument. Remove it: ./{node.Words[1].Raw}");
        }
        else if (name.EndsWith('/') && name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '_' or '-'))
        {
            script.Report(Directory, first.Span, $"{name} is a directory and can't be run. Add the name of the program, or remove the space after the slash.");
        }
        else if (first.HasPattern && !name.Contains('/', StringComparison.Ordinal) && name is not ("[" or "[[") && char.IsAsciiLetter(name[0]) && !name.Contains('=', StringComparison.Ordinal))
        {
            script.Report(Glob, first.Span, $"This runs the first file whose name matches the glob {name}. Write the name of the command{(name.EndsWith(']') ? $", or ${{{name}}} for an element of an array" : "")}.");
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
