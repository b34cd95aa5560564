using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds .WAIT as a target.</summary>
public sealed class WaitAsTarget : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1109", "wait-as-target", ".WAIT should be a prerequisite", Severity.Warning, Category.Correct)
    {
        Aliases = ["unmake/WAIT_NOP"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(MakeRule rule, Makefile file, RuleContext context)
    {
        foreach (var target in rule.Targets.Where(target => target.Text == ".WAIT"))
        {
            context.Report(this, target.Span, "As a target, .WAIT does nothing. Put it between prerequisites that must not be made at the same time, or remove it.");
        }
    }
}
