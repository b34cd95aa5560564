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

    private static readonly CheckDescriptor Backquoted = new("AXS2092", "executed-backquoted-output", "Test a command without backquotes that run its output", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2092"] };

    private static readonly CheckDescriptor Glob = new("AXS2211", "glob-as-command", "The name of a command should not be a glob", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2211"] };

    private static readonly CheckDescriptor Option = new("AXS2215", "option-as-command", "The name of a command must not be an option", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2215"] };

    private static readonly CheckDescriptor EmptyName = new("AXS2286", "empty-command-name", "The name of a command must not be empty", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2286"] };

    private static readonly CheckDescriptor SignInName = new("AXS2288", "punctuation-in-command-name", "The name of a command should not end in punctuation", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2288"] };

    private static readonly CheckDescriptor LineInName = new("AXS2289", "whitespace-in-command-name", "The name of a command should not contain a tab or a line break", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2289"] };

    private static readonly CheckDescriptor Directory = new("AXS2287", "directory-as-command", "The name of a command must not be a directory", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2287"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Directory;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [SpaceAfterSlash, Substitution, Backquoted, Glob, Option, EmptyName, Directory, SignInName, LineInName];

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (node.Words is [{ Parts: [CommandSubstitution { Body.IsEmpty: false } substitution] } only])
        {
            var isBackquoted = substitution.Form is SubstitutionForm.Backquotes;
            script.Report(isBackquoted ? Backquoted : Substitution, only.Span, $"This runs the output of the command as another command. Remove {(isBackquoted ? "the backquotes" : "$( )")} to run only the command itself{(IsCondition(script) ? " and test whether it succeeds" : ", or use eval if its output is a command")}.", severity: IsCondition(script) ? null : Severity.Info);
            return;
        }

        if (!node.Words.IsEmpty)
        {
            CheckText(node.Words[0], script);
        }

        if (node.Words is [{ HasPattern: true, Bare: null } pattern, ..] && !pattern.Raw.Contains('=', StringComparison.Ordinal) && EndsInGlob(pattern.Raw))
        {
            script.Report(Glob, pattern.Span, $"This runs the first file whose name matches the glob {pattern.Raw}. Write the name of the command.", severity: SeverityOf(pattern.Raw));
        }

        if (node.Words is not [{ Bare: { Length: > 0 } name } first, ..] || MisreadCommands.IsComment(name))
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
        else if (name.EndsWith('/') && name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '_' or '-' or '~'))
        {
            script.Report(Directory, first.Span, $"{name} is a directory and can't be run. Add the name of the program, or remove the space after the slash.");
        }
        else if (first.HasPattern && EndsInGlob(name) && !name.Contains('=', StringComparison.Ordinal))
        {
            script.Report(Glob, first.Span, $"This runs the first file whose name matches the glob {name}. Write the name of the command{(name.EndsWith(']') ? $", or ${{{name}}} for an element of an array" : "")}.", severity: SeverityOf(name));
        }
    }

    /// <summary>Whether the glob is in the file's own name, and not only in the name of a directory, of which there may be one.</summary>
    private static bool EndsInGlob(string name) => name.AsSpan(name.LastIndexOf('/') + 1).IndexOfAny('*', '?', '[') >= 0;

    /// <summary>A program that is looked for in a directory may be known to be the only match.</summary>
    private static Severity? SeverityOf(string name) => name.Contains('/', StringComparison.Ordinal) ? Severity.Info : null;

    private static void CheckText(ShellWord name, ScriptContext script)
    {
        var text = name.Value;
        if (text.Length == 0 && name.ConstantValue is not null)
        {
            script.Report(EmptyName, name.Span, "This runs a command with an empty name, which fails. Check the quotes, or write true for a command that does nothing.");
        }
        else if (name.ConstantValue is not null && text.AsSpan().IndexOfAny('\n', '\t') >= 0)
        {
            script.Report(LineInName, name.Span, "This text is the name of a command, with a tab or a line break in it. Check the quotes before it.");
        }
        else if (name.ConstantValue is null && name.Parts[^1] is LiteralPart { Value: [.., '/'] } or DoubleQuotedPart { Parts: [.., LiteralPart { Value: [.., '/'] }] })
        {
            script.Report(Directory, name.Span, $"{name.Raw} is a directory and can't be run. Add the name of the program, or remove the space after the slash.");
        }
        else if (name.Parts[^1] is LiteralPart or SingleQuotedPart or DoubleQuotedPart { Parts: [.., LiteralPart] } && text.Length > 1
            && text[^1] is ',' or '.' or '}' or ')' or ']' or '>' && name.Bare is not ("]" or "]]" or "..") && !name.HasPattern
            && !text.Contains('=', StringComparison.Ordinal))
        {
            script.Report(SignInName, name.Span, $"This runs a command whose name ends with {text[^1]}. Remove it, or check the quotes and the line before.");
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
