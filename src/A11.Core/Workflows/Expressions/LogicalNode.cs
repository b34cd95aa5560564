using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>A chain of <c>&amp;&amp;</c> or of <c>||</c>, which returns one of its operands. A chain within a chain of the same operator is one, as for GitHub.</summary>
/// <param name="span">Its place.</param>
/// <param name="isAnd">Whether the operator is <c>&amp;&amp;</c>; <c>||</c> otherwise.</param>
/// <param name="operands">The operands; two or more.</param>
public sealed class LogicalNode(TextSpan span, bool isAnd, ImmutableArray<ExpressionNode> operands) : ExpressionNode(span, operands)
{
    /// <summary>Whether the operator is <c>&amp;&amp;</c>; <c>||</c> otherwise.</summary>
    public bool IsAnd { get; } = isAnd;

    /// <summary>The operands; two or more.</summary>
    public ImmutableArray<ExpressionNode> Operands => Children;
}
