using A11.Core.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>A property or item: <c>github.ref</c>, <c>github['ref']</c>, <c>items[0]</c>. The two forms of a property are the same node.</summary>
/// <param name="span">Its place.</param>
/// <param name="target">What it is a part of.</param>
/// <param name="index">Which part: a string literal for <c>.name</c>.</param>
public sealed class IndexNode(TextSpan span, ExpressionNode target, ExpressionNode index) : ExpressionNode(span, [target, index])
{
    /// <summary>What it is a part of.</summary>
    public ExpressionNode Target => Children[0];

    /// <summary>Which part: a string literal for <c>.name</c>.</summary>
    public ExpressionNode Index => Children[1];

    /// <summary>The name of the property, where the expression itself says it; case is not significant.</summary>
    public string? Name => (Index as LiteralNode)?.Text;
}
