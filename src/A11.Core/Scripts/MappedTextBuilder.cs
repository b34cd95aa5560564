using System.Collections.Immutable;
using System.Text;
using A11.Core.Text;

namespace A11.Core.Scripts;

/// <summary>Puts a text together from what a host writes of it.</summary>
internal sealed class MappedTextBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<SourceMap.Segment> _segments = [];
    private readonly ImmutableArray<TextSpan>.Builder _placeholders = ImmutableArray.CreateBuilder<TextSpan>();

    /// <summary>Whether nothing was added yet.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>Adds what a host writes at a place, which may be another text of another length.</summary>
    public void Append(string text, TextSpan place)
    {
        _segments.Add(new SourceMap.Segment(_text.Length, text.Length, place));
        _ = _text.Append(text);
    }

    /// <summary>Adds a stand-in for what is filled in there: constant text, by which no column moves.</summary>
    public void AppendPlaceholder(int length, TextSpan place)
    {
        _placeholders.Add(new TextSpan(_text.Length, length));
        Append(PlaceholderText.Create(length), place);
    }

    /// <summary>Adds a part of another text.</summary>
    public void Append(MappedText text, TextSpan part)
    {
        foreach (var placeholder in text.Placeholders.Where(placeholder => part.Contains(placeholder.Start)))
        {
            _placeholders.Add(placeholder.Shift(_text.Length - part.Start));
        }

        Append(text.Text, part, text.Map);
    }

    /// <summary>Adds a value of the host, with what the host reads in it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="map">Leads from it to the file.</param>
    /// <param name="interpolation">What the host reads in it; null where it reads nothing.</param>
    public void Append(string value, SourceMap map, HostInterpolation? interpolation)
    {
        var start = 0;
        for (var i = 0; interpolation is not null && i < value.Length; i++)
        {
            if (interpolation(value, i) is not var (length, text))
            {
                continue;
            }

            Append(value, TextSpan.FromBounds(start, i), map);
            var place = map.ToHost(new TextSpan(i, length));
            if (text is null)
            {
                AppendPlaceholder(length, place);
            }
            else
            {
                Append(text, place);
            }

            start = i + length;
            i = start - 1;
        }

        Append(value, TextSpan.FromBounds(start, value.Length), map);
    }

    /// <summary>The text.</summary>
    public MappedText ToText() => new(_text.ToString(), SourceMap.FromSegments(_segments), _placeholders.ToImmutable());

    private void Append(string text, TextSpan part, SourceMap map)
    {
        if (part.Length > 0)
        {
            _segments.AddRange(map.Slice(part).Segments.Select(segment => segment with { Start = segment.Start + _text.Length }));
            _ = _text.Append(text, part.Start, part.Length);
        }
    }
}
