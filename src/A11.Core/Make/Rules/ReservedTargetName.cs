using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds targets named like special ones.</summary>
public sealed class ReservedTargetName : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1125", "reserved-target-name", "Targets should not be named like special ones", Severity.Warning, Category.Correct)
    {
        Aliases = ["unmake/RESERVED_TARGET"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(MakeRule rule, Makefile file, RuleContext context)
    {
        foreach (var word in rule.Targets.Concat(rule.Prerequisites).Where(word => word.Text.Length > 3 && SpecialTargets.IsReserved(word.Text) && !SpecialTargets.IsSpecial(word.Text)))
        {
            context.Report(this, word.Span, word.Text == ".DEFAULT_GOAL"
                ? $".DEFAULT_GOAL is a variable, so a rule for it changes nothing. Write “.DEFAULT_GOAL := {rule.Prerequisites.Select(target => target.Text).FirstOrDefault("all")}”."
                : SpecialTargets.FindNearest(word.Text) is { } meant ? $"{word.Text} is no special target, so make takes it for a file. Did you mean {meant}?"
                : $"Names of a dot and capital letters are kept for special targets, and {word.Text} is none. Rename it.");
        }
    }
}
