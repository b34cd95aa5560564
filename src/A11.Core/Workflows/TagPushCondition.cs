using A11.Core.Workflows.Expressions;

namespace A11.Core.Workflows;

/// <summary>What an expression gives in a run for a tag, as far as it asks just that.</summary>
internal static class TagPushCondition
{
    /// <summary>Whether it holds for a tag; null where that depends on something else.</summary>
    public static bool? Evaluate(ExpressionNode? node) => node switch
    {
        LiteralNode { Value: BooleanValue value } => value.Value,
        NotNode not => !Evaluate(not.Operand),
        LogicalNode logical => Evaluate(logical),
        CallNode call when (call.Is("startsWith") || call.Is("contains")) && call.Arguments is [var reference, LiteralNode { Text: { } prefix }] && IsContext(reference, "github.ref") => Starts(prefix),
        ComparisonNode { Operator: ComparisonOperator.Equal or ComparisonOperator.NotEqual } comparison => Evaluate(comparison),
        _ => null,
    };

    private static bool? Evaluate(LogicalNode node)
    {
        var values = node.Operands.Select(Evaluate).ToArray();
        return Array.Exists(values, value => value == !node.IsAnd) ? !node.IsAnd : Array.Exists(values, static value => value is null) ? null : node.IsAnd;
    }

    private static bool? Evaluate(ComparisonNode node)
    {
        var (context, text) = (node.Left, node.Right) switch
        {
            (var left, LiteralNode { Text: { } right }) => (left, right),
            (LiteralNode { Text: { } left }, var right) => (right, left),
            _ => (node.Left, null),
        };
        bool? isEqual = text is null ? null
            : IsContext(context, "github.ref_type") ? text.Equals("tag", StringComparison.OrdinalIgnoreCase)
            : IsContext(context, "github.event_name") && text.Equals("push", StringComparison.OrdinalIgnoreCase) ? true
            : null;
        return node.Operator is ComparisonOperator.Equal ? isEqual : !isEqual;
    }

    private static bool? Starts(string prefix) =>
        prefix.StartsWith("refs/heads/", StringComparison.OrdinalIgnoreCase) ? false : "refs/tags/".StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? true : null;

    private static bool IsContext(ExpressionNode node, string name) => ContextReference.Read(node)?.Name == name;
}
