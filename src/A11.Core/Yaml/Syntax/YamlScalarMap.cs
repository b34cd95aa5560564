using A11.Core.Text;

namespace A11.Core.Yaml.Syntax;

/// <summary>
/// Finds where each part of a scalar's value is written. The value is known; the raw text is walked along it, so that a run
/// that is written letter for letter maps letter for letter, and an escape or a folded break maps to the place it is written at.
/// </summary>
internal static class YamlScalarMap
{
    public static SourceMap Create(SourceText source, YamlScalar scalar)
    {
        var raw = scalar.Style is YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted && scalar.Span.Length >= 2
            ? new TextSpan(scalar.Span.Start + 1, scalar.Span.Length - 2)
            : scalar.Span;
        if (source[raw].SequenceEqual(scalar.Value))
        {
            return SourceMap.Offset(raw.Start, raw.Length);
        }

        var start = scalar.IsBlock ? AfterHeader(source.Content, raw) : raw.Start;
        return SourceMap.FromSegments(scalar.IsBlock
            ? AlignBlock(source.Content, start, raw.End, scalar.Value)
            : AlignFlow(source.Content, start, raw.End, scalar));
    }

    private static int AfterHeader(string text, TextSpan raw)
    {
        var end = text.IndexOf('\n', raw.Start, raw.Length);
        return end < 0 ? raw.End : end + 1;
    }

    /// <summary>Line by line: each content line stands in the value letter for letter, behind the block's indentation.</summary>
    private static IEnumerable<SourceMap.Segment> AlignBlock(string text, int position, int end, string value)
    {
        var indent = BlockIndent(text, position, end, value);
        var index = 0;
        while (position < end && index < value.Length)
        {
            var lineEnd = EndOfLine(text, position, end);
            var start = Math.Min(position + indent, lineEnd);
            if (start < lineEnd)
            {
                var gap = GapBefore(value, index, text.AsSpan(start, lineEnd - start));
                if (gap > 0)
                {
                    yield return new SourceMap.Segment(index, gap, TextSpan.FromBounds(position, start));
                    index += gap;
                }

                var run = Math.Min(lineEnd - start, value.Length - index);
                yield return new SourceMap.Segment(index, run, new TextSpan(start, run));
                index += run;
            }

            position = AfterBreak(text, lineEnd, end);
            if (index < value.Length && value[index] == '\n')
            {
                yield return new SourceMap.Segment(index, 1, TextSpan.FromBounds(lineEnd, position));
                index++;
            }
        }

        if (index < value.Length)
        {
            yield return new SourceMap.Segment(index, value.Length - index, new TextSpan(end, 0));
        }
    }

    /// <summary>The indentation that the reader took off each line: what the first line that is not blank has more than its value.</summary>
    private static int BlockIndent(string text, int position, int end, string value)
    {
        while (position < end)
        {
            var lineEnd = EndOfLine(text, position, end);
            if (!text.AsSpan(position, lineEnd - position).IsWhiteSpace())
            {
                return Math.Max(0, LeadingSpaces(text.AsSpan(position, lineEnd - position)) - LeadingSpaces(value.AsSpan().TrimStart('\n')));
            }

            position = AfterBreak(text, lineEnd, end);
        }

        return 0;
    }

    private static int LeadingSpaces(ReadOnlySpan<char> line) => line.Length - line.TrimStart(' ').Length;

    /// <summary>How many characters of folded or kept breaks stand in the value before <paramref name="content"/>.</summary>
    private static int GapBefore(string value, int index, ReadOnlySpan<char> content)
    {
        var gap = 0;
        while (index + gap < value.Length && value[index + gap] is '\n' or ' ' && !value.AsSpan(index + gap).StartsWith(content))
        {
            gap++;
        }

        return gap;
    }

    private static int EndOfLine(string text, int position, int end)
    {
        var length = text.AsSpan(position, end - position).IndexOfAny('\r', '\n');
        return length < 0 ? end : position + length;
    }

    private static int AfterBreak(string text, int position, int end)
    {
        if (position >= end)
        {
            return end;
        }

        return position + (text[position] == '\r' && position + 1 < end && text[position + 1] == '\n' ? 2 : 1);
    }

    private static IEnumerable<SourceMap.Segment> AlignFlow(string text, int position, int end, YamlScalar scalar)
    {
        var value = scalar.Value;
        var i = 0;
        while (i < value.Length)
        {
            var run = RunLength(text, position, end, value, i, scalar.Style);
            if (run > 0)
            {
                yield return new SourceMap.Segment(i, run, new TextSpan(position, run));
                i += run;
                position += run;
                continue;
            }

            var written = WrittenLength(text, position, end, value, i, scalar.Style, out var length);
            yield return new SourceMap.Segment(i, length, new TextSpan(position, written));
            i += length;
            position += written;
        }
    }

    /// <summary>How many characters from here on stand in the file as they stand in the value.</summary>
    private static int RunLength(string text, int position, int end, string value, int index, YamlScalarStyle style)
    {
        var length = 0;
        while (index + length < value.Length && position + length < end)
        {
            var character = text[position + length];
            if (character != value[index + length] || character is '\n' or '\r' || IsEscape(character, style) || IsTrimmed(text, position + length, end))
            {
                break;
            }

            length++;
        }

        return length;
    }

    private static bool IsEscape(char character, YamlScalarStyle style) =>
        (style is YamlScalarStyle.DoubleQuoted && character == '\\') || (style is YamlScalarStyle.SingleQuoted && character == '\'');

    /// <summary>White space before a break is not part of a flow scalar's value.</summary>
    private static bool IsTrimmed(string text, int position, int end)
    {
        if (text[position] is not (' ' or '\t'))
        {
            return false;
        }

        while (position < end && text[position] is ' ' or '\t')
        {
            position++;
        }

        return position < end && text[position] is '\r' or '\n';
    }

    /// <summary>How many characters the file spends on the next <paramref name="length"/> characters of the value.</summary>
    private static int WrittenLength(string text, int position, int end, string value, int index, YamlScalarStyle style, out int length)
    {
        length = 1;
        if (position >= end)
        {
            return 0;
        }

        return style switch
        {
            YamlScalarStyle.SingleQuoted when text[position] == '\'' => Math.Min(2, end - position),
            YamlScalarStyle.DoubleQuoted when text[position] == '\\' => EscapeLength(text, position, end, value, index, ref length),
            _ => FoldedBreak(text, position, end, value, index, ref length),
        };
    }

    private static int EscapeLength(string text, int position, int end, string value, int index, ref int length)
    {
        var digits = position + 1 < end ? text[position + 1] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 } : 0;
        if (position + 1 < end && text[position + 1] is '\n' or '\r')
        {
            // An escaped break and the indentation of the next line add nothing to the value.
            length = 0;
            return SkipBreakAndIndent(text, position + 1, end) - position;
        }

        length = char.IsHighSurrogate(value[index]) && index + 1 < value.Length ? 2 : 1;
        return Math.Min(2 + digits, end - position);
    }

    private static int FoldedBreak(string text, int position, int end, string value, int index, ref int length)
    {
        var next = position;
        while (next < end && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        length = 0;
        while (index + length < value.Length && char.IsWhiteSpace(value[index + length]))
        {
            length++;
        }

        if (length == 0 && next == position)
        {
            // Nothing matches here (a reader normalised what it read): the rest maps to the rest.
            length = value.Length - index;
            return end - position;
        }

        return next - position;
    }

    private static int SkipBreakAndIndent(string text, int position, int end)
    {
        while (position < end && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position;
    }
}
