using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml.Rules;

/// <summary>Finds anchors that no alias names.</summary>
public sealed class UnusedYamlAnchor : YamlValueRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXY1003", "unused-yaml-anchor", "Anchors should have an alias", Severity.Info, Category.Correct)
    {
        Aliases = ["yamllint/anchors"],
    };

    /// <inheritdoc/>
    public override void Visit(YamlTree tree, RuleContext context)
    {
        foreach (var document in tree.Documents)
        {
            var used = document.Root.Descendants.OfType<YamlAlias>().Select(static alias => alias.Target).OfType<YamlNode>().ToHashSet<YamlNode>(ReferenceEqualityComparer.Instance);
            foreach (var node in document.Root.Descendants.Where(node => node.Anchor is not null && !used.Contains(node)))
            {
                context.Report(this, PlaceOf(node, tree.Source), $"No alias uses the anchor {node.Anchor}. Remove it, or correct the alias that should.");
            }
        }
    }

    private static TextSpan PlaceOf(YamlNode node, SourceText source)
    {
        var at = source.Content.LastIndexOf('&' + node.Anchor!, Math.Min(node.Span.Start, source.Length - 1), StringComparison.Ordinal);
        return at < 0 ? node.Span : new TextSpan(at, node.Anchor!.Length + 1);
    }
}
