using System.Collections.Immutable;
using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Looks at aliases: what they expand, and where they are used.</summary>
public sealed class AliasDefinitions() : ShellCommandRule("alias")
{
    private static readonly CheckDescriptor ExpandedEarly = new("AXS2139", "early-alias-expansion", "Use single quotes for the text of an alias", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2139"],
    };

    private static readonly CheckDescriptor ReadArgument = new("AXS2142", "alias-with-arguments", "Use functions instead of aliases with arguments", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2142"],
    };

    private static readonly CheckDescriptor UsedTooEarly = new("AXS2262", "alias-used-too-early", "Define aliases on a line before their use", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2262"],
    };

    private static readonly CheckDescriptor UseBeforeDefinition = new("AXS2263", "undefined-alias", "Use aliases only after the command that defines them", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2263"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => UsedTooEarly;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [ExpandedEarly, ReadArgument, UsedTooEarly, UseBeforeDefinition];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        foreach (var word in command.Arguments)
        {
            if (word.Parts is [LiteralPart { IsEscaped: false } first, ..] && first.Value.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
            {
                CheckArguments(word, script);
                CheckUse(command, new TextSpan(word.Span.Start, equals), first.Value[..equals], script);
            }
        }
    }

    private static void CheckArguments(ShellWord word, ScriptContext script)
    {
        var hasProgram = IsProgram(word.Value);
        foreach (var part in word.Parts)
        {
            if (part is ParameterExpansion or CommandSubstitution || part is DoubleQuotedPart expanded && expanded.Parts.Any(static inner => inner is ParameterExpansion or CommandSubstitution))
            {
                script.Report(ExpandedEarly, part.Span, "The shell expands this when the alias is defined, not when it is used. Use single quotes to expand it on use.");
            }

            if (!hasProgram && TextOf(part) is { } text && ReadsArgument(text))
            {
                script.Report(ReadArgument, part.Span, "Aliases take no arguments: $1 in an alias is an argument of the script. Use a function.");
            }
        }
    }

    /// <summary>Whether the text of an alias has quotes of its own, in which may be a program of another language, or defines a function.</summary>
    private static bool IsProgram(string text) => text.Contains('\'', StringComparison.Ordinal) || text.Contains("()", StringComparison.Ordinal);

    /// <summary>What is in quotes, with a placeholder for each expansion; null without quotes.</summary>
    private static string? TextOf(ShellWordPart part) => part switch
    {
        DoubleQuotedPart text => string.Concat(text.Parts.Select(static inner => inner is LiteralPart literal ? literal.Value : "_")),
        SingleQuotedPart quoted => quoted.Value,
        _ => null,
    };

    private static bool ReadsArgument(string text)
    {
        for (var at = text.IndexOf('$', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('$', at + 1))
        {
            var name = text[at + 1] == '{' && at + 2 < text.Length ? text[at + 2] : text[at + 1];
            if (name is >= '1' and <= '9' or '@' or '*' && (at == 0 || text[at - 1] != '\\'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A shell reads whole lines, and whole compound commands, before it runs any of them, so that an alias in them comes too late for the rest.</summary>
    private static void CheckUse(ShellCommand command, TextSpan span, string name, ScriptContext script)
    {
        StepBudget.Take(script.Script.Root.Items.Length + script.Script.Commands.Length);
        var unit = UnitOf(command.Span, script);
        foreach (var other in script.Script.Commands)
        {
            if (other.Name == "alias" && other.Span.Start < command.Span.Start && unit.Contains(other.Span) && other.Arguments.Any(argument => argument.Raw.StartsWith(name + "=", StringComparison.Ordinal)))
            {
                // The first definition has been reported.
                return;
            }

            if (other.Span.Start > command.Span.End && other.Span.Start < unit.End && other.Node.Words is [{ Bare: { } used }, ..] && used == name)
            {
                script.Report(UsedTooEarly, span, $"The shell reads the command that uses {name} before it defines this alias. Define it on an earlier line, outside of the same compound command, or use a function.");
                if (IsDefinedBefore(unit.Start, name, script))
                {
                    return;
                }

                script.Report(UseBeforeDefinition, other.Node.Words[0].Span, $"{name} is not an alias here: the shell reads this command before it defines the alias. Use it on a later line, or use a function.");
                return;
            }
        }
    }

    /// <summary>Whether an alias of the name is defined further up, so that a command by the name is that alias.</summary>
    private static bool IsDefinedBefore(int place, string name, ScriptContext script) =>
        script.Script.Commands.Any(command => command.Name == "alias" && command.Span.Start < place && command.Arguments.Any(argument => argument.Raw.StartsWith(name + "=", StringComparison.Ordinal)));

    /// <summary>The statement of the script that holds a place, and what stands before and after it on its lines.</summary>
    private static TextSpan UnitOf(TextSpan place, ScriptContext script)
    {
        TextSpan? unit = null;
        foreach (var item in script.Script.Root.Items)
        {
            var span = item.Statement.Span;
            if (unit is { } line && (span.Start < line.End || !script.Script.Text.AsSpan(line.End, span.Start - line.End).Contains('\n')))
            {
                unit = line.Union(span);
            }
            else if (unit?.Contains(place) == true)
            {
                break;
            }
            else
            {
                unit = span;
            }
        }

        return unit ?? place;
    }
}
