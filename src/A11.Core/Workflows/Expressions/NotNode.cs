using A11.Core.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>A negation: <c>!a</c>.</summary>
/// <param name="span">Its place.</param>
/// <param name="operand">What is negated.</param>
public sealed class NotNode(TextSpan span, ExpressionNode operand) : ExpressionNode(span, [operand])
{
    /// <summary>What is negated.</summary>
    public ExpressionNode Operand => Children[0];
}
