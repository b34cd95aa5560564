using System.Collections.Immutable;

namespace A11.Core.Text;

/// <summary>
/// Leads from the text of an embedded language (shell in a Dockerfile, an expression in a YAML scalar) back to the file that
/// holds it. Each segment of the embedded text either stands letter for letter in the host, or was written there in another
/// form (an escape, a folded line break), in which case its ends map to the ends of that form.
/// </summary>
public sealed class SourceMap
{
    private readonly ImmutableArray<Segment> _segments;

    private SourceMap(ImmutableArray<Segment> segments) => _segments = segments;

    /// <summary>The runs of embedded text in order.</summary>
    public ImmutableArray<Segment> Segments => _segments;

    /// <summary>One run of embedded text and where it comes from.</summary>
    /// <param name="Start">Offset in the embedded text.</param>
    /// <param name="Length">Length in the embedded text.</param>
    /// <param name="Host">The place in the host; of the same length where it stands there letter for letter.</param>
    public readonly record struct Segment(int Start, int Length, TextSpan Host);

    /// <summary>The map of text that stands in the host unchanged, from <paramref name="hostStart"/> on.</summary>
    public static SourceMap Offset(int hostStart, int length) => new([new Segment(0, length, new TextSpan(hostStart, length))]);

    /// <summary>The map made of consecutive segments that cover the embedded text from 0 on.</summary>
    public static SourceMap FromSegments(IEnumerable<Segment> segments) => new([.. segments]);

    /// <summary>The host's place of an embedded span.</summary>
    public TextSpan ToHost(TextSpan span)
    {
        if (_segments.IsEmpty)
        {
            return default;
        }

        var start = ToHostStart(span.Start);
        return span.Length == 0 ? new TextSpan(start, 0) : TextSpan.FromBounds(start, Math.Max(start, ToHostEnd(span.End)));
    }

    /// <summary>This map followed by <paramref name="outer"/>: from this embedded text to the host of the text it is embedded in.</summary>
    public SourceMap Then(SourceMap outer) => new(
    [
        .. _segments.SelectMany(segment => IsVerbatim(segment) && segment.Length > 0
            ? outer.Slice(segment.Host)._segments.Select(part => part with { Start = part.Start + segment.Start })
            : [segment with { Host = outer.ToHost(segment.Host) }]),
    ]);

    /// <summary>The map of a part of the embedded text, for a language embedded in the embedded one.</summary>
    public SourceMap Slice(TextSpan span)
    {
        if (_segments.IsEmpty || span.Length == 0)
        {
            return Offset(_segments.IsEmpty ? 0 : ToHostStart(span.Start), 0);
        }

        var first = IndexOf(span.Start);
        var last = IndexOf(span.End - 1);
        if (first == last)
        {
            return Cut(_segments[first], span) is { } only ? new SourceMap([only]) : Offset(ToHostStart(span.Start), 0);
        }

        var parts = ImmutableArray.CreateBuilder<Segment>(last - first + 1);
        for (var i = first; i <= last; i++)
        {
            if (Cut(_segments[i], span) is { } part)
            {
                parts.Add(part);
            }
        }

        return parts.Count == 0 ? Offset(ToHostStart(span.Start), 0) : new SourceMap(parts.DrainToImmutable());
    }

    /// <summary>The part of a segment within a span, as a segment of the text that the span cuts out; null where none is.</summary>
    private static Segment? Cut(Segment segment, TextSpan span)
    {
        var start = Math.Max(segment.Start, span.Start);
        var end = Math.Min(segment.Start + segment.Length, span.End);
        if (start >= end)
        {
            return null;
        }

        var whole = start == segment.Start && end == segment.Start + segment.Length;
        var host = whole || !IsVerbatim(segment) ? segment.Host : new TextSpan(segment.Host.Start + start - segment.Start, end - start);
        return new Segment(start - span.Start, end - start, host);
    }

    private static bool IsVerbatim(Segment segment) => segment.Length == segment.Host.Length;

    private int ToHostStart(int offset)
    {
        var segment = Find(offset);
        var inside = offset - segment.Start;
        return inside >= segment.Length ? segment.Host.End
            : IsVerbatim(segment) ? segment.Host.Start + inside
            : segment.Host.Start;
    }

    private int ToHostEnd(int offset)
    {
        var segment = Find(offset - 1);
        var inside = offset - segment.Start;
        return IsVerbatim(segment) && inside < segment.Length ? segment.Host.Start + inside : segment.Host.End;
    }

    private Segment Find(int offset) => _segments[IndexOf(offset)];

    private int IndexOf(int offset)
    {
        var low = 0;
        var high = _segments.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_segments[middle].Start <= offset)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }
}
