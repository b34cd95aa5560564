using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Looks at what <c>trap</c> is told to run, and for which signals.</summary>
public sealed class Traps() : ShellCommandRule("trap")
{
    private static readonly CheckDescriptor ExpandedEarly = new("AXS2064", "early-trap-expansion", "Use single quotes for the command of a trap", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2064"],
    };

    private static readonly CheckDescriptor SignalNumber = new("AXS2172", "signal-number-in-trap", "Name signals in traps", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2172"],
    };

    private static readonly CheckDescriptor UntrappableSignal = new("AXS2173", "untrappable-signal", "Don't trap KILL or STOP", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2173"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => ExpandedEarly;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [ExpandedEarly, SignalNumber, UntrappableSignal];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        var arguments = command.Words.RemoveAt(0);
        arguments = arguments is [{ Value: "--" }, ..] ? arguments.RemoveAt(0) : arguments;
        if (arguments.Length < 2 || arguments[0].Value is ['-', not '-', ..] or "-")
        {
            return;
        }

        if (arguments[0].Parts is [DoubleQuotedPart quoted] && quoted.Parts is not [ParameterExpansion] && quoted.Parts.Any(IsExpandedEarly))
        {
            script.Report(ExpandedEarly, arguments[0].Span, "Double quotes expand this now, not when the trap runs. Use single quotes.");
        }

        foreach (var signal in arguments.Skip(1))
        {
            switch (signal.ConstantValue?.ToUpperInvariant())
            {
                case "9" or "KILL" or "SIGKILL" or "STOP" or "SIGSTOP":
                    script.Report(UntrappableSignal, signal.Span, $"{signal.Value} can't be trapped. Remove it, and trap TERM if this is for shutting down.");
                    break;
                case { Length: > 0 } number when number.All(char.IsAsciiDigit) && number is not ("0" or "1" or "2" or "3" or "6" or "14" or "15"):
                    script.Report(SignalNumber, signal.Span, $"Which signal has number {number} depends on the operating system. Use its name.");
                    break;
            }
        }
    }

    /// <summary>A value that is quoted for the second reading is meant to be today's, and a variable alone holds the command.</summary>
    private static bool IsExpandedEarly(ShellWordPart part) => part is CommandSubstitution or ArithmeticExpansion or ParameterExpansion { Operator: not ("@Q" or "@A" or "@K") };
}
