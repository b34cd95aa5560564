using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A trap expands when it runs.</summary>
public sealed class ExpandTrapsLate() : ShellCommandRule("trap")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2064", "expand-traps-late", "A trap expands when it runs", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2064", "shellcheck/SC2172", "shellcheck/SC2173"],
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        var arguments = command.Words.RemoveAt(0);
        arguments = arguments is [{ Value: "--" }, ..] ? arguments.RemoveAt(0) : arguments;
        if (arguments.Length < 2 || arguments[0].Value is ['-', not '-', ..])
        {
            return;
        }

        if (arguments[0].Parts is [DoubleQuotedPart quoted] && quoted.Parts.Any(static part => part is ParameterExpansion or CommandSubstitution or ArithmeticExpansion))
        {
            script.Report(this, arguments[0].Span, "In double quotes the trap is expanded now, and not when the signal comes; write single quotes.", code: "SC2064");
        }

        foreach (var signal in arguments.Skip(1))
        {
            switch (signal.ConstantValue)
            {
                case "9" or "19" or "KILL" or "SIGKILL" or "STOP" or "SIGSTOP":
                    script.Report(this, signal.Span, $"{signal.Value} can't be trapped.", code: "SC2173");
                    break;
                case { Length: > 0 } number when number.All(char.IsAsciiDigit) && number != "0" && number is not ("1" or "2" or "3" or "6" or "14" or "15"):
                    script.Report(this, signal.Span, $"Which signal has number {number} depends on the system; write its name.", code: "SC2172");
                    break;
            }
        }
    }
}
