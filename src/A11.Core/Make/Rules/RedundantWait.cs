using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds .WAIT where nothing is made in parallel.</summary>
public sealed class RedundantWait : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1111", "redundant-wait", ".WAIT needs parallel execution", Severity.Info, Category.Correct)
    {
        Aliases = ["unmake/REDUNDANT_NOTPARALLEL_WAIT"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(MakeRule rule, Makefile file, RuleContext context)
    {
        if (file.HasSpecialTarget(".NOTPARALLEL"))
        {
            foreach (var wait in rule.Prerequisites.Where(prerequisite => prerequisite.Text == ".WAIT"))
            {
                context.Report(this, wait.Span, ".WAIT does nothing here, as .NOTPARALLEL has make everything in order. Remove one of the two.");
            }
        }
    }
}
