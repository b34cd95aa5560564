using A11.Core.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>Why GitHub can't read an expression, and where.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Span">The token at fault, in the text that holds the expression; the last one where something is missing behind it.</param>
public sealed record ExpressionProblem(ExpressionProblemKind Kind, TextSpan Span);
