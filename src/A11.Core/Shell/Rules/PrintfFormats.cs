using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>The format of printf, and the arguments for it.</summary>
public sealed class PrintfFormats() : ShellCommandRule("printf")
{
    private static readonly CheckDescriptor Variable = new("AXS2059", "variable-in-printf-format", "The format of printf should be constant", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2059"] };

    private static readonly CheckDescriptor NoPlaceholder = new("AXS2182", "printf-without-placeholder", "The format of printf must have a placeholder for its arguments", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2182"] };

    private static readonly CheckDescriptor Missing = new("AXS2183", "missing-printf-argument", "Give printf an argument for each placeholder", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2183"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Variable;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Variable, NoPlaceholder, Missing];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        var arguments = command.Words.RemoveAt(0);
        arguments = arguments is [{ Value: "-v" }, _, ..] ? arguments.RemoveRange(0, 2) : arguments is [{ Value: ['-', 'v', _, ..] }, ..] ? arguments.RemoveAt(0) : arguments;
        arguments = arguments is [{ Value: "--" }, ..] ? arguments.RemoveAt(0) : arguments;
        if (arguments.IsEmpty)
        {
            return;
        }

        var format = arguments[0];
        if (format.ConstantValue is not { } text)
        {
            if (!format.Value.Contains('%', StringComparison.Ordinal) && format.AllParts.Any(static pair => pair.Part is ParameterExpansion or CommandSubstitution) && !format.AllParts.Any(static pair => pair.Part is HostExpansion))
            {
                script.Report(Variable, format.Span, "A % or \\ in the value becomes part of the format. Use printf '%s' and pass the value as an argument.");
            }

            return;
        }

        var values = arguments.RemoveAt(0);
        if (command.Node.Name is "xargs" || CountFields(text) is not { } fields)
        {
            return;
        }

        if (fields == 0 && values is [{ Parts: [DoubleQuotedPart { Parts: [ParameterExpansion { IsList: true }] }] }] && !text.Contains(")T", StringComparison.Ordinal))
        {
            ReportNoPlaceholder(format, script);
            return;
        }

        if (values.Any(static value => value.HasPattern || value.Value.Contains('{', StringComparison.Ordinal)
                || value.AllParts.Any(static pair => pair.Part is ParameterExpansion { IsList: true } or HostExpansion || (!pair.IsQuoted && pair.Part is ParameterExpansion or CommandSubstitution))))
        {
            return;
        }

        if (fields == 0 && !text.Contains(")T", StringComparison.Ordinal) && values.Length > 0)
        {
            ReportNoPlaceholder(format, script);
        }
        else if (fields > 0 && (values.IsEmpty || values.Length % fields != 0))
        {
            script.Report(Missing, format.Span, $"The format has {fields} placeholders and gets {values.Length} arguments; a missing one is printed as an empty text or 0. Add the missing arguments.");
        }
    }

    private static void ReportNoPlaceholder(ShellWord format, ScriptContext script) =>
        script.Report(NoPlaceholder, format.Span, "The format has no placeholder, so the arguments are not printed. Add %s where they belong.");

    /// <summary>How many arguments a format takes; null where it can't be told.</summary>
    private static int? CountFields(string format)
    {
        var count = 0;
        for (var i = format.IndexOf('%', StringComparison.Ordinal); i >= 0 && i + 1 < format.Length; i = format.IndexOf('%', i + 1))
        {
            if (format[i + 1] == '%')
            {
                i++;
                continue;
            }

            i++;
            while (i < format.Length && format[i] is '-' or '+' or ' ' or '#' or '\'' or '.' or '*' || (i < format.Length && char.IsAsciiDigit(format[i])))
            {
                count += format[i] == '*' ? 1 : 0;
                i++;
            }

            if (i < format.Length && format[i] == '(')
            {
                // “%(…)T” prints the present time where no argument is left.
                i = format.IndexOf(')', i) is >= 0 and var close ? close + 1 : format.Length;
                count--;
            }

            if (i >= format.Length)
            {
                return null;
            }

            count++;
        }

        return count;
    }
}
