using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>A node of an expression's tree. A tree is never deeper than <see cref="ExpressionParser.MaximumDepth"/>.</summary>
/// <param name="span">Its place in the text that holds the expression.</param>
/// <param name="children">What it is made of.</param>
public abstract class ExpressionNode(TextSpan span, ImmutableArray<ExpressionNode> children)
{
    /// <summary>Its place in the text that holds the expression, without parentheses around it.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>What it is made of, in order.</summary>
    public ImmutableArray<ExpressionNode> Children { get; } = children;

    /// <summary>How many nodes stand above each other here, itself counted.</summary>
    internal int Depth { get; } = 1 + (children.IsEmpty ? 0 : children.Max(static child => child.Depth));

    /// <summary>The node itself and all below it.</summary>
    public IEnumerable<ExpressionNode> DescendantsAndSelf()
    {
        var open = new Stack<ExpressionNode>();
        open.Push(this);
        while (open.TryPop(out var node))
        {
            yield return node;
            for (var i = node.Children.Length - 1; i >= 0; i--)
            {
                open.Push(node.Children[i]);
            }
        }
    }
}
