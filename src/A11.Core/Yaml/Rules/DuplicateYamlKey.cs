using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml.Rules;

/// <summary>Finds keys that a mapping has twice (YAML 1.2.2, chapter 3.2.1.1: keys are unique).</summary>
public sealed class DuplicateYamlKey : YamlRule
{
    private static readonly SwitchOption ForbidsMergeKeys = new("forbid-duplicated-merge-keys", "Whether merge keys (<<) may be given only once, too.", false);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXY0002", "duplicate-yaml-key", "Mappings must have each key only once", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/syntax-check", "a11/schema", "zizmor/invalid-input", "yamllint/key-duplicates"],
        Options = [ForbidsMergeKeys],
    };

    /// <inheritdoc/>
    public override void Visit(YamlTree tree, RuleContext context)
    {
        foreach (var document in tree.Documents)
        {
            Visit(document.Root, context);
        }
    }

    private void Visit(YamlNode node, RuleContext context)
    {
        switch (node)
        {
            case YamlMapping mapping:
                Check(mapping, context);
                foreach (var entry in mapping.Entries)
                {
                    Visit(entry.Value, context);
                }

                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    Visit(item, context);
                }

                break;
            default:
                break;
        }
    }

    private void Check(YamlMapping mapping, RuleContext context)
    {
        var first = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var entry in mapping.Entries)
        {
            // A merge key may be given several times; what follows is read by its own engine.
            if (entry.Key is not YamlScalar key || (key.Value == "<<" && !context.Option(this, ForbidsMergeKeys)) || first.TryAdd(key.Value, key))
            {
                continue;
            }

            var original = context.Locate(first[key.Value].Span, "the first one");
            context.Report(
                this,
                key.Span,
                $"The key {key.Value} is already in this mapping, on line {original.Start.Line}, so the file is rejected or one value is dropped silently. Remove one.",
                related: [original]);
        }
    }
}
