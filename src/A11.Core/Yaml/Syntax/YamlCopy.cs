using A11.Core.Budgets;
using A11.Core.Text;

namespace A11.Core.Yaml.Syntax;

/// <summary>Copies of nodes at other places, for trees that are made of several files.</summary>
internal static class YamlCopy
{
    /// <summary>Copies a node and all below it; aliases become what they stand for.</summary>
    /// <param name="node">The node.</param>
    /// <param name="place">Where a place of the node is in the copy.</param>
    public static YamlNode Create(YamlNode node, Func<TextSpan, TextSpan> place)
    {
        StepBudget.Take();
        return node.Resolved switch
        {
            YamlMapping mapping => new YamlMapping { Entries = [.. mapping.Entries.Select(entry => new YamlEntry(Create(entry.Key, place), Create(entry.Value, place)))], IsFlow = mapping.IsFlow, Span = place(mapping.Span), Tag = mapping.Tag },
            YamlSequence sequence => new YamlSequence { Items = [.. sequence.Items.Select(item => Create(item, place))], IsFlow = sequence.IsFlow, Span = place(sequence.Span), Tag = sequence.Tag },
            YamlScalar scalar => scalar.At(place(scalar.Span), scalar.Value),
            var other => other,
        };
    }

    /// <summary>A mapping of other entries at the same place.</summary>
    public static YamlMapping With(this YamlMapping mapping, IEnumerable<YamlEntry> entries) => new() { Entries = [.. entries], IsFlow = mapping.IsFlow, Span = mapping.Span, Tag = mapping.Tag };

    /// <summary>A sequence of other items at the same place.</summary>
    public static YamlSequence With(this YamlSequence sequence, IEnumerable<YamlNode> items) => new() { Items = [.. items], IsFlow = sequence.IsFlow, Span = sequence.Span, Tag = sequence.Tag };
}
