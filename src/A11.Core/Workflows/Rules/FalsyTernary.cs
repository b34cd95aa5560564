using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds <c>condition &amp;&amp; a || b</c> where <c>a</c> is falsy, so that the result is always <c>b</c>.</summary>
public sealed class FalsyTernary : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0133", "falsy-ternary", "Values chosen with && and || must not be falsy", Severity.Warning, Category.Correct) { Aliases = ["zizmor/unsound-ternary"] };

    /// <inheritdoc/>
    public override void Visit(EmbeddedExpression expression, WorkflowFile file, RuleContext context)
    {
        foreach (var chain in (expression.Root?.DescendantsAndSelf() ?? []).OfType<LogicalNode>().Where(static chain => !chain.IsAnd))
        {
            foreach (var choice in chain.Operands.SkipLast(1).OfType<LogicalNode>())
            {
                if (ExpressionEvaluator.FindConstant(choice.Operands[^1]) is { } value && !ExpressionCoercion.IsTruthy(value))
                {
                    var chosen = choice.Operands[^1].Span;
                    context.Within(expression.Scalar.Map).Report(this, chosen, $"{expression.Scalar.Value.Substring(chosen.Start, chosen.Length)} is falsy, so || always gives what is behind it, and this value is never chosen. Use case(condition, value, otherwise).");
                }
            }
        }
    }
}
