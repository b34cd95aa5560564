using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds lines that one make takes for an include and another for an assignment.</summary>
public sealed class AmbiguousInclude : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1103", "ambiguous-include", "Lines should not be both an include and an assignment", Severity.Warning, Category.Correct)
    {
        Aliases = ["unmake/UB_AMBIGUOUS_INCLUDE"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(MakeAssignment assignment, Makefile file, RuleContext context)
    {
        if (assignment.Name.Text == "include" && assignment.OperatorSpan.Start > assignment.Name.Span.End)
        {
            context.Report(this, assignment.Name.Span, "GNU make takes this line for an assignment, other makes for an include. Remove the space before the operator, or name the file otherwise.");
        }
    }
}
