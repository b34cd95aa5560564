using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml.Rules;

/// <summary>Finds collections that are indented by another number of spaces than the file's others.</summary>
public sealed class InconsistentYamlIndentation : YamlStyleRule
{
    private static readonly NumberOption Spaces = new("spaces", "Spaces of each level; 0 for those of the file's first.", 0);
    private static readonly ChoiceOption IndentSequences = new(
        "indent-sequences", "Whether the items of a list are indented below its key: true, false, whatever, or consistent for as the file's first list is.", ["true", "false", "whatever", "consistent"], "true");

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXY2301", "inconsistent-yaml-indentation", "Levels should be indented by the same number of spaces", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/indentation"],
        OptIn = true,
        Options = [Spaces, IndentSequences],
    };

    /// <inheritdoc/>
    public override void Visit(YamlTree tree, RuleContext context)
    {
        var step = context.Option(this, Spaces);
        var sequences = context.Option(Descriptor, IndentSequences);
        foreach (var entry in tree.AllNodes.OfType<YamlMapping>().Where(static mapping => !mapping.IsFlow).SelectMany(static mapping => mapping.Entries))
        {
            if (entry.Value is not (YamlMapping { IsFlow: false } or YamlSequence { IsFlow: false }) || entry.Value.Anchor is not null)
            {
                continue;
            }

            var (key, value) = (tree.Source.GetPosition(entry.Key.Span.Start), tree.Source.GetPosition(entry.Value.Span.Start));
            var indent = value.Column - key.Column;
            var isSequence = entry.Value is YamlSequence;
            if (isSequence && sequences == "consistent" && key.Line != value.Line)
            {
                sequences = indent == 0 ? "false" : "true";
            }

            if (key.Line == value.Line || (isSequence && indent == 0 && sequences is "false" or "whatever"))
            {
                continue;
            }

            step = step == 0 && indent > 0 ? indent : step;
            var expected = isSequence && sequences == "false" ? 0 : step == 0 ? 2 : step;
            if (indent != expected)
            {
                context.Report(this, entry.Key.Span, $"What is below {entry.Name} is indented by {indent} spaces instead of {expected}. Indent it by {expected}.");
            }
        }
    }
}
