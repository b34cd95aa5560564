using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds an operator that older versions of GNU make refuse.</summary>
public sealed class UnsupportedOperator : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM0004", "unsupported-operator", "Assignments should work with GNU make 4.3", Severity.Warning, Category.Correct)
    {
        Aliases = ["a11/parse-error"],
    };

    /// <inheritdoc/>
    public override void Visit(MakeAssignment assignment, Makefile file, RuleContext context)
    {
        if (assignment.Operator == ":::=")
        {
            context.Report(this, assignment.OperatorSpan, "GNU make before 4.4 doesn't know :::= and stops with “empty variable name”. Use :=.");
        }
    }
}
