using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml;

/// <summary>Tells where the layout of a YAML file can be changed without changing what it says, and makes such fixes.</summary>
internal sealed class YamlLayout
{
    private readonly SourceText _source;
    private readonly ImmutableArray<TextSpan> _scalars;
    private readonly Dictionary<int, int> _nodeEnds = [];

    public YamlLayout(YamlTree tree)
    {
        _source = tree.Source;
        _scalars = [.. tree.Scalars.Where(static scalar => scalar.Span.Length > 0).Select(scalar => scalar.IsBlock ? WithLinesBelow(scalar.Span) : scalar.Span).OrderBy(static span => span.Start)];
        foreach (var span in tree.NodeSpans)
        {
            // The outermost node that begins at a place comes first.
            _ = _nodeEnds.TryAdd(span.Start, span.End);
        }
    }

    /// <summary>A safe fix; null where it would change what a scalar holds.</summary>
    public Fix? Replace(string title, TextSpan span, string text) => IsInScalar(span) ? null : new Fix(title, [new TextEdit(span, text)], FixSafety.Safe);

    /// <summary>The same before a node, which moves: what is on further lines of it would no longer be aligned with its first.</summary>
    public Fix? ReplaceBefore(string title, TextSpan span, string text) =>
        _nodeEnds.TryGetValue(span.End, out var end) && _source.GetPosition(end).Line == _source.GetPosition(span.End).Line ? Replace(title, span, text) : null;

    /// <summary>Empty lines and line breaks after a block scalar may belong to its value.</summary>
    private TextSpan WithLinesBelow(TextSpan span)
    {
        var text = _source.Content.AsSpan(span.End);
        var rest = text.IndexOfAnyExcept(" \t\r\n");
        return rest < 0 ? TextSpan.FromBounds(span.Start, _source.Length + 1) : TextSpan.FromBounds(span.Start, span.End + text[..rest].LastIndexOf('\n') + 1);
    }

    private bool IsInScalar(TextSpan span)
    {
        var (low, high) = (0, _scalars.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _scalars[middle].End <= span.Start ? (middle + 1, high) : (low, middle);
        }

        return low < _scalars.Length && (span.Length == 0 ? _scalars[low].Start < span.Start : _scalars[low].Start < span.End);
    }
}
