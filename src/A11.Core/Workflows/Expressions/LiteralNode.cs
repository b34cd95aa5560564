using A11.Core.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>A value that stands in the expression: <c>null</c>, <c>true</c>, <c>1.5</c>, <c>'text'</c>.</summary>
/// <param name="span">Its place.</param>
/// <param name="value">The value.</param>
public sealed class LiteralNode(TextSpan span, ExpressionValue value) : ExpressionNode(span, [])
{
    /// <summary>The value.</summary>
    public ExpressionValue Value { get; } = value;

    /// <summary>The text of a string; null for other values.</summary>
    public string? Text => (Value as StringValue)?.Text;
}
