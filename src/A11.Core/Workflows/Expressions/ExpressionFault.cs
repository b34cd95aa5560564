using A11.Core.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>Something wrong in an expression.</summary>
/// <param name="Kind">What.</param>
/// <param name="Span">The part at fault, in the text that holds the expression.</param>
/// <param name="Message">What to say of it.</param>
internal sealed record ExpressionFault(ExpressionFaultKind Kind, TextSpan Span, string Message);
