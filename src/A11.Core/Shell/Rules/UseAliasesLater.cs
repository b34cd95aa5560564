using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>An alias takes no arguments, and is used on later lines.</summary>
public sealed class UseAliasesLater() : ShellCommandRule("alias")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2262", "use-aliases-later", "An alias takes no arguments, and is used on later lines", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2262", "shellcheck/SC2263", "shellcheck/SC2142", "shellcheck/SC2139"],
    };

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

    private void CheckArguments(ShellWord word, ScriptContext script)
    {
        foreach (var part in word.Parts)
        {
            if (part is DoubleQuotedPart expanded && expanded.Parts.Any(static inner => inner is ParameterExpansion or CommandSubstitution))
            {
                script.Report(this, part.Span, "In double quotes this is expanded now, and not when the alias is used; write single quotes where that is meant.", code: "SC2139", severity: Severity.Info);
            }

            if (part is SingleQuotedPart quoted && ReadsArgument(quoted.Value))
            {
                script.Report(this, part.Span, "An alias has no arguments: $1 in it is the script's, and what follows the alias is put behind its text; write a function.", code: "SC2142");
            }
        }
    }

    /// <summary>Inside of quotes of its own the text is a program of another language.</summary>
    private static bool ReadsArgument(string text)
    {
        for (var at = text.IndexOf('$', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('$', at + 1))
        {
            if ((text[at + 1] is >= '1' and <= '9' or '@' or '*') && (at == 0 || text[at - 1] != '\\') && !text.Contains('\'', StringComparison.Ordinal) && !text.Contains("()", StringComparison.Ordinal) && !text.Contains("awk", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A shell reads whole lines, and whole compound commands, before it runs any of them, so that an alias in them comes too late for the rest.</summary>
    private void CheckUse(ShellCommand command, TextSpan span, string name, ScriptContext script)
    {
        StepBudget.Take(script.Script.Root.Items.Length + script.Script.Commands.Length);
        var unit = UnitOf(command.Span, script);
        foreach (var other in script.Script.Commands)
        {
            if (other.Name == "alias" && other.Span.Start < command.Span.Start && unit.Contains(other.Span) && other.Arguments.Any(argument => argument.Raw.StartsWith(name + "=", StringComparison.Ordinal)))
            {
                // The first one has told it.
                return;
            }

            if (other.Span.Start > command.Span.End && other.Span.Start < unit.End && other.Node.Words is [{ Bare: { } used }, ..] && used == name)
            {
                script.Report(this, span, $"The shell reads the command that uses {name} before it runs this, so that it is no alias there; use it from the next line on, outside of the command around both, or write a function.", ["SC2262", "SC2263"]);
                return;
            }
        }
    }

    /// <summary>The statement of the script that holds a place, and what follows it on its last line.</summary>
    private static TextSpan UnitOf(TextSpan place, ScriptContext script)
    {
        TextSpan? unit = null;
        foreach (var item in script.Script.Root.Items)
        {
            var span = item.Statement.Span;
            if (span.Contains(place))
            {
                unit = span;
            }
            else if (unit is { } known && span.Start >= known.End)
            {
                if (script.Script.Text.AsSpan(known.End, span.Start - known.End).Contains('\n'))
                {
                    break;
                }

                unit = known.Union(span);
            }
        }

        return unit ?? place;
    }
}
