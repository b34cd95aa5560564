using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Schemas;
using A11.Core.Text;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds merge keys, which GitHub doesn't know, and anchors that nothing uses.</summary>
public sealed class MergeKeyInWorkflow : WorkflowRule
{
    private static readonly CheckDescriptor UnusedAnchor = new("AXW0017", "unused-workflow-anchor", "Anchors should be used", Severity.Info, Category.Correct)
    {
        Aliases = ["actionlint/syntax-check"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0016", "merge-key-in-workflow", "Workflows must not use merge keys", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/syntax-check", "a11/schema"],
    };

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors => [Descriptor, UnusedAnchor];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        var used = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        var anchored = new List<YamlNode>();
        Visit(file.Root, used, anchored, context);
        foreach (var node in anchored.Where(node => !used.Contains(node)))
        {
            context.Report(UnusedAnchor, FindAnchor(node, file.Tree.Source), $"The anchor &{node.Anchor} is never used. Remove it, or use it with *{node.Anchor}.");
        }
    }

    /// <summary>The place of a node's anchor, which stands before it.</summary>
    private static TextSpan FindAnchor(YamlNode node, SourceText source)
    {
        var anchor = $"&{node.Anchor}";
        var start = source.Content.LastIndexOf(anchor, Math.Min(node.Span.Start + anchor.Length, source.Length) - 1, StringComparison.Ordinal);
        return start < 0 ? node.Span : new TextSpan(start, anchor.Length);
    }

    private void Visit(YamlNode node, HashSet<YamlNode> used, List<YamlNode> anchored, RuleContext context)
    {
        if (node.Anchor is not null)
        {
            anchored.Add(node);
        }

        switch (node)
        {
            case YamlAlias { Target: { } target }:
                _ = used.Add(target);
                break;
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (SchemaDialect.IsMerge(entry.Key))
                    {
                        context.Report(this, entry.Key.Span, "GitHub doesn't support the merge key <<, so it rejects the file. Write the keys out, or use an alias for the whole mapping.");
                    }

                    Visit(entry.Value, used, anchored, context);
                }

                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    Visit(item, used, anchored, context);
                }

                break;
            default:
                break;
        }
    }
}
