using A11.Core.Workflows.Expressions;

namespace A11.Core.Workflows.Taint;

/// <summary>What of an expression can get into its value.</summary>
internal static class DataFlow
{
    /// <summary>
    /// The uses of contexts whose text can be a part of the value. What is only compared, negated or asked is not among them; of <c>a &amp;&amp; b</c> just <c>b</c>, as
    /// <c>a</c> is the value only where it is empty, zero or false.
    /// </summary>
    public static IEnumerable<ContextReference> Find(ExpressionNode? root) => FindLeaves(root).Select(ContextReference.Read).OfType<ContextReference>();

    /// <summary>The texts written in the expression that can be the value, or a part of it.</summary>
    public static IEnumerable<string> FindTexts(ExpressionNode? root) => FindLeaves(root).OfType<LiteralNode>().Select(static literal => literal.Text).OfType<string>();

    private static IEnumerable<ExpressionNode> FindLeaves(ExpressionNode? root)
    {
        var open = new Stack<ExpressionNode>();
        for (var node = root; node is not null; node = open.Count > 0 ? open.Pop() : null)
        {
            switch (node)
            {
                case LiteralNode:
                case IndexNode or FilterNode or ContextNode when ContextReference.Read(node) is not null:
                    yield return node;
                    break;
                case IndexNode or FilterNode:
                    open.Push(node.Children[0]);
                    break;
                case LogicalNode { IsAnd: true } logical:
                    open.Push(logical.Operands[^1]);
                    break;
                case LogicalNode logical:
                    PushAll(logical.Operands, open);
                    break;
                case CallNode call:
                    PushAll(PassedOn(call), open);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The arguments whose text can be a part of what a function gives.</summary>
    private static IEnumerable<ExpressionNode> PassedOn(CallNode call) => call.Name.ToUpperInvariant() switch
    {
        "CONTAINS" or "STARTSWITH" or "ENDSWITH" or "HASHFILES" or "SUCCESS" or "FAILURE" or "ALWAYS" or "CANCELLED" => [],
        "CASE" => call.Arguments.Where((_, index) => index % 2 == 1 || index == call.Arguments.Length - 1),
        _ => call.Arguments,
    };

    private static void PushAll(IEnumerable<ExpressionNode> nodes, Stack<ExpressionNode> open)
    {
        foreach (var node in nodes.Reverse())
        {
            open.Push(node);
        }
    }
}
