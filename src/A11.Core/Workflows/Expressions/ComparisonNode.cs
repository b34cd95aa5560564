using A11.Core.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>A comparison: <c>a == b</c>.</summary>
/// <param name="span">Its place.</param>
/// <param name="comparison">How the two are compared.</param>
/// <param name="left">The left operand.</param>
/// <param name="right">The right operand.</param>
public sealed class ComparisonNode(TextSpan span, ComparisonOperator comparison, ExpressionNode left, ExpressionNode right) : ExpressionNode(span, [left, right])
{
    /// <summary>How the two are compared.</summary>
    public ComparisonOperator Operator { get; } = comparison;

    /// <summary>The left operand.</summary>
    public ExpressionNode Left => Children[0];

    /// <summary>The right operand.</summary>
    public ExpressionNode Right => Children[1];
}
