using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds .PHONY without targets.</summary>
public sealed class EmptyPhony : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1110", "empty-phony", ".PHONY should name targets", Severity.Info, Category.Correct)
    {
        Aliases = ["unmake/PHONY_NOP"],
    };

    /// <inheritdoc/>
    public override void Visit(MakeRule rule, Makefile file, RuleContext context)
    {
        if (rule.IsFor(".PHONY") && rule.Prerequisites.IsEmpty)
        {
            context.Report(this, rule.Targets[0].Span, ".PHONY without targets does nothing. Name the targets that make no file, or remove the line.");
        }
    }
}
