using A11.Core.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>All items or properties of something: <c>labels.*</c>, <c>labels[*]</c>.</summary>
/// <param name="span">Its place.</param>
/// <param name="target">Of what.</param>
public sealed class FilterNode(TextSpan span, ExpressionNode target) : ExpressionNode(span, [target])
{
    /// <summary>Of what.</summary>
    public ExpressionNode Target => Children[0];
}
