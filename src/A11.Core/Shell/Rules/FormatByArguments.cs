using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>The format of printf is fixed.</summary>
public sealed class FormatByArguments() : ShellCommandRule("printf")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2059", "format-by-arguments", "The format of printf is fixed", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2059", "shellcheck/SC2182", "shellcheck/SC2183"],
    };

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
            if (!format.Value.Contains('%', StringComparison.Ordinal) && format.AllParts.Any(static pair => pair.Part is ParameterExpansion { IsList: false } or CommandSubstitution) && !format.AllParts.Any(static pair => pair.Part is HostExpansion or ParameterExpansion { IsList: true }))
            {
                script.Report(this, format.Span, "A % or \\ in the value is taken for a part of the format; write printf '%s' and the value behind it.", code: "SC2059");
            }

            return;
        }

        var values = arguments.RemoveAt(0);
        if (CountFields(text) is not { } fields || values.Any(static value => value.HasPattern || value.AllParts.Any(static pair => pair.Part is ParameterExpansion { IsList: true } or HostExpansion || (!pair.IsQuoted && pair.Part is ParameterExpansion or CommandSubstitution)) || value.Value.Contains('{', StringComparison.Ordinal)))
        {
            return;
        }

        if (fields == 0 && !format.Value.Contains("%(", StringComparison.Ordinal) && values.Length > 0)
        {
            script.Report(this, format.Span, "The format has no place for the arguments behind it, so they are not printed; write %s where they belong.", code: "SC2182");
        }
        else if (fields > 0 && (values.Length > 0 || fields > 1) && values.Length % fields != 0 || (fields > 0 && values.IsEmpty && fields > 0 && text.Contains('%', StringComparison.Ordinal)))
        {
            script.Report(this, format.Span, $"The format wants {fields} arguments and gets {values.Length}; what is missing is printed as nothing.", code: "SC2183");
        }
    }

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
