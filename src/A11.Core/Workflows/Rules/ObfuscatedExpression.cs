using System.Collections.Frozen;
using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds expressions that hide a constant, and those that hide what they read.</summary>
public sealed class ObfuscatedExpression : WorkflowRule
{
    private static readonly CheckDescriptor Constant = new("AXW1118", "obfuscated-expression", "Write constants as they are", Severity.Info, Category.Secure)
    {
        Aliases = ["zizmor/obfuscation"],
    };

    private static readonly CheckDescriptor Computed = new("AXW1119", "computed-index", "Expressions should name what they read", Severity.Info, Category.Secure)
    {
        Aliases = ["zizmor/obfuscation"],
        OptIn = true,
    };

    /// <summary>Functions that give the same text or truth value for the same arguments.</summary>
    private static readonly FrozenSet<string> Functions = new[] { "format", "contains", "startsWith", "endsWith", "join" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Constant;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Constant, Computed];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        foreach (var expression in file.Expressions.Where(static expression => !expression.IsBare && expression.Root is not null))
        {
            var scoped = expression.Step is { } step ? context.InScope(step.Mapping.Span) : context;
            Check(expression, expression.Root!, scoped.Within(expression.Scalar.Map));
        }
    }

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step.Uses is not null && step.Mapping["with"]?.AsScalar is { Value.Length: > 0 } with && !file.FindExpressions(with).IsEmpty)
        {
            context.Report(Constant, with.Span, "Which inputs the action gets is known only when the job runs, so nobody can review them. Write them one by one.");
        }
    }

    private static void Check(EmbeddedExpression expression, ExpressionNode root, RuleContext context)
    {
        // What a condition always gives is told of conditions.
        if (IsConstant(root))
        {
            if (expression.Place.Key != "if")
            {
                context.Report(Constant, expression.Span, "This expression is always the same, and hides what it is. Write its value.");
            }

            return;
        }

        foreach (var node in FindConstants(root))
        {
            context.Report(Constant, node.Span, "This part of the expression is always the same, and hides what it is. Write its value.");
        }

        foreach (var index in root.DescendantsAndSelf().OfType<IndexNode>().Where(static index => index.Index is not LiteralNode))
        {
            context.Report(Computed, index.Span, "Which value this reads is known only when the job runs, so nobody can review it. Name the value.");
        }
    }

    /// <summary>The outermost parts that are constant and not just a literal.</summary>
    private static IEnumerable<ExpressionNode> FindConstants(ExpressionNode root)
    {
        var open = new Stack<ExpressionNode>([root]);
        while (open.TryPop(out var node))
        {
            if (node is not LiteralNode && IsConstant(node))
            {
                yield return node;
                continue;
            }

            for (var i = node.Children.Length - 1; i >= 0; i--)
            {
                open.Push(node.Children[i]);
            }
        }
    }

    private static bool IsConstant(ExpressionNode node) => node.DescendantsAndSelf().All(static part => part is LiteralNode or LogicalNode or NotNode or ComparisonNode || (part is CallNode call && Functions.Contains(call.Name)));
}
