using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds assignments by an operator that POSIX does not define.</summary>
public sealed class NonportableAssignment : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1126", "nonportable-assignment", "Portable makefiles use ::= instead of :=", Severity.Info, Category.Correct)
    {
        Aliases = ["unmake/NONPORTABLE_ASSIGNMENT"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(MakeAssignment assignment, Makefile file, RuleContext context)
    {
        if (assignment.Operator == ":=")
        {
            context.Report(this, assignment.OperatorSpan, "POSIX has no operator :=. Use ::=, which means the same in GNU make.");
        }
    }
}
