using A11.Core.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>A token of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Its place in the text.</param>
internal readonly record struct ExpressionToken(ExpressionTokenKind Kind, TextSpan Span);
