using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Finds ranges of letters that tr translates.</summary>
public sealed class LetterRanges() : ShellCommandRule("tr")
{
    private static readonly CheckDescriptor LowercaseRange = new("AXS2018", "tr-lowercase-range", "Use [:lower:] in tr to match all lowercase letters", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2018"], OptIn = true };
    private static readonly CheckDescriptor UppercaseRange = new("AXS2019", "tr-uppercase-range", "Use [:upper:] in tr to match all uppercase letters", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2019"], OptIn = true };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => LowercaseRange;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [LowercaseRange, UppercaseRange];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        foreach (var set in command.Operands)
        {
            if (set.ConstantValue is "a-z" or "A-Z")
            {
                var isLower = set.ConstantValue is "a-z";
                script.Report(isLower ? LowercaseRange : UppercaseRange, set.Span, $"{set.Raw} excludes accented letters, and can mean other letters in some locales. Use '[:{(isLower ? "lower" : "upper")}:]' for all of them.");
            }
        }
    }
}
