using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds conditions that have one value alone.</summary>
public sealed class ConstantCondition : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0131", "constant-condition", "Conditions should not be constant", Severity.Warning, Category.Correct) { Aliases = ["actionlint/if-cond"] };

    /// <inheritdoc/>
    public override void Visit(EmbeddedExpression expression, WorkflowFile file, RuleContext context)
    {
        if (!expression.Place.IsCondition || !expression.IsWhole || expression.Root is not { } root || ExpressionEvaluator.FindConstant(root) is not { } value)
        {
            return;
        }

        var what = expression.Step is null ? "job" : "step";
        var message = ExpressionCoercion.IsTruthy(value) ? "The condition is always true. Remove the if." : $"The condition is always false, so the {what} never runs. Remove the {what}, or correct the condition.";
        context.Report(this, expression.Scalar.Span, message);
    }
}
