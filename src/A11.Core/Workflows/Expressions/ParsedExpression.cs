namespace A11.Core.Workflows.Expressions;

/// <summary>What became of an expression: its tree, or why it has none.</summary>
/// <param name="Root">The tree; null where there is a problem.</param>
/// <param name="Problem">The first problem; null where there is none.</param>
public sealed record ParsedExpression(ExpressionNode? Root, ExpressionProblem? Problem);
