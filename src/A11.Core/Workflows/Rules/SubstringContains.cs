using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds <c>contains</c> with a string where a list of values is meant, which parts of these values pass as well.</summary>
public sealed class SubstringContains : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0134", "substring-contains", "Look values up in an array, not in a string", Severity.Warning, Category.Secure) { Aliases = ["zizmor/unsound-contains"] };

    /// <summary>What somebody from outside may choose (GitHub's documentation, “Contexts reference”).</summary>
    private static readonly ImmutableArray<string> Chosen = ["github.actor", "github.base_ref", "github.head_ref", "github.ref", "github.ref_name", "github.sha", "github.triggering_actor"];

    /// <inheritdoc/>
    public override void Visit(EmbeddedExpression expression, WorkflowFile file, RuleContext context)
    {
        if (!expression.Place.IsCondition)
        {
            return;
        }

        foreach (var call in (expression.Root?.DescendantsAndSelf() ?? []).OfType<CallNode>())
        {
            if (call.Is("contains") && call.Arguments is [LiteralNode { Text: { } list }, var item] && ContextReference.Read(item) is { } used)
            {
                context.Within(expression.Scalar.Map).Report(
                    this,
                    call.Span,
                    $"contains searches a string for a part of it, so {used.Name} passes also with a part of {Name(list)}. Use {Advise(list, expression.Scalar.Value.Substring(item.Span.Start, item.Span.Length))}.",
                    severity: Chosen.Contains(used.Name) || used.Context is "env" or "inputs" ? null : Severity.Info);
            }
        }
    }

    private static string Name(string list) => list.Length == 0 || list.Contains(' ', StringComparison.Ordinal) ? "this list" : list;

    private static string Advise(string list, string item) => list.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 1 } values
        ? $"contains(fromJSON('[{string.Join(", ", values.Select(static value => $"\"{value}\""))}]'), {item})"
        : $"{item} == '{list}'";
}
