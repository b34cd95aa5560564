using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>
/// Finds keys of a mapping that differ only in case. GitHub's reader compares the keys of every mapping without regard to case and refuses the second one (actions/runner, TemplateReader). Keys that are the
/// same letter for letter are a fault of the YAML.
/// </summary>
public sealed class KeyInOtherCase : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0214", "key-in-other-case", "Keys must differ in more than case", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/syntax-check"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        var open = new Stack<YamlNode>([file.Root]);
        while (open.TryPop(out var node))
        {
            foreach (var item in (node as YamlSequence)?.Items ?? [])
            {
                open.Push(item);
            }

            if (node is YamlMapping mapping)
            {
                Check(mapping, context);
                foreach (var entry in mapping.Entries)
                {
                    open.Push(entry.Value);
                }
            }
        }
    }

    private void Check(YamlMapping mapping, RuleContext context)
    {
        if (mapping.Entries.Length < 2)
        {
            return;
        }

        var known = new Dictionary<string, YamlEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key is YamlScalar key && !known.TryAdd(key.Value, entry) && known[key.Value].Name is var other && other != key.Value)
            {
                context.Report(this, key.Span, $"{key.Value} and {other} are the same key to GitHub, so it rejects the file. Remove one.", related: [context.Locate(known[other].Key.Span, "the other key")]);
            }
        }
    }
}
