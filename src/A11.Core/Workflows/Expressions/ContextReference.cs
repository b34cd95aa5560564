using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>A use of a context, with all that is taken of it: <c>github.event.issue.title</c>.</summary>
/// <param name="Context">The context's name in lower case.</param>
/// <param name="Path">What is taken of it, in lower case; <see cref="Any"/> for what the expression itself doesn't name: items of arrays, filters, computed properties.</param>
/// <param name="Span">The place of the whole of it.</param>
/// <param name="Node">The node of the whole of it.</param>
public sealed record ContextReference(string Context, ImmutableArray<string> Path, TextSpan Span, ExpressionNode Node)
{
    /// <summary>What stands in a path for a part that has no name.</summary>
    public const string Any = "*";

    /// <summary>The context and its path with dots: <c>github.event.commits.*.message</c>.</summary>
    public string Name => Path.IsEmpty ? Context : $"{Context}.{string.Join('.', Path)}";

    /// <summary>All uses of contexts in a tree, those within indexes of others too, in order.</summary>
    public static IEnumerable<ContextReference> FindAll(ExpressionNode? root)
    {
        var open = new Stack<ExpressionNode>();
        for (var node = root; node is not null; node = open.Count > 0 ? open.Pop() : null)
        {
            var used = Read(node);
            if (used is not null)
            {
                yield return used;
            }

            // Of the parts of a reference, only its indexes can hold others.
            for (var part = node; used is not null && part is not ContextNode; part = part.Children[0])
            {
                if (part is IndexNode { Index: not LiteralNode } index)
                {
                    open.Push(index.Index);
                }
            }

            for (var i = used is null ? node.Children.Length - 1 : -1; i >= 0; i--)
            {
                open.Push(node.Children[i]);
            }
        }
    }

    /// <summary>The use of a context that a node is; null where it is something else, such as a part of a call's result.</summary>
    public static ContextReference? Read(ExpressionNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var path = new List<string>();
        var part = node;
        while (part is IndexNode or FilterNode)
        {
            path.Add((part as IndexNode)?.Name?.ToLowerInvariant() ?? Any);
            part = part.Children[0];
        }

        path.Reverse();
        return part is ContextNode context ? new ContextReference(context.Name.ToLowerInvariant(), [.. path], node.Span, node) : null;
    }
}
