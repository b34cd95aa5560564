using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Json.Syntax;

/// <summary>The escapes of a string (RFC 8259, chapter 7): each is one character of the value, as both halves of a surrogate pair are escaped.</summary>
internal static class JsonString
{
    private const int ShortEscape = 2;
    private const int CodeEscape = 6;

    /// <summary>The map from a string's value to the file.</summary>
    /// <param name="written">What stands between the quotes.</param>
    /// <param name="start">Where it begins in the file.</param>
    public static SourceMap CreateMap(ReadOnlySpan<char> written, int start)
    {
        var segments = ImmutableArray.CreateBuilder<SourceMap.Segment>();
        var length = 0;
        for (var i = 0; i < written.Length;)
        {
            var run = written[i..].IndexOf('\\') is >= 0 and var before ? before : written.Length - i;
            var taken = run > 0 ? run : Math.Min(written[i..] is [_, 'u', ..] ? CodeEscape : ShortEscape, written.Length - i);
            segments.Add(new SourceMap.Segment(length, Math.Max(run, 1), new TextSpan(start + i, taken)));
            length += Math.Max(run, 1);
            i += taken;
        }

        return SourceMap.FromSegments(segments);
    }
}
