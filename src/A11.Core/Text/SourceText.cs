namespace A11.Core.Text;

/// <summary>The decoded text of one file, without its byte order mark, and the way from offsets to lines.</summary>
/// <remarks>A line ends with LF, CRLF or a lone CR; the terminator belongs to the line that it ends.</remarks>
public sealed class SourceText
{
    private int[]? _lineStarts;

    /// <summary>Wraps text that has been decoded already.</summary>
    public SourceText(string content) => Content = content;

    /// <summary>The whole text.</summary>
    public string Content { get; }

    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => Content.Length;

    /// <summary>Number of lines; an empty text has one.</summary>
    public int LineCount => LineStarts.Length;

    private int[] LineStarts => _lineStarts ??= FindLineStarts(Content);

    /// <summary>The text at <paramref name="span"/>.</summary>
    public ReadOnlySpan<char> this[TextSpan span] => Content.AsSpan(span.Start, span.Length);

    /// <summary>Line and column of <paramref name="offset"/>, which may be the text's end.</summary>
    public LinePosition GetPosition(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Content.Length);
        var line = LineIndexOf(offset);
        return new LinePosition(line + 1, offset - LineStarts[line] + 1);
    }

    /// <summary>The span of line <paramref name="line"/> (from 1) without its terminator.</summary>
    public TextSpan GetLine(int line)
    {
        var start = LineStarts[line - 1];
        var end = line < LineStarts.Length ? LineStarts[line] : Content.Length;
        while (end > start && Content[end - 1] is '\n' or '\r')
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    /// <summary>The span of line <paramref name="line"/> (from 1) with its terminator.</summary>
    public TextSpan GetLineWithTerminator(int line) =>
        TextSpan.FromBounds(LineStarts[line - 1], line < LineStarts.Length ? LineStarts[line] : Content.Length);

    /// <inheritdoc/>
    public override string ToString() => Content;

    private int LineIndexOf(int offset)
    {
        var index = Array.BinarySearch(LineStarts, offset);
        return index >= 0 ? index : ~index - 1;
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = text.AsSpan().IndexOfAny('\r', '\n'); i >= 0;)
        {
            i += text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 2 : 1;
            starts.Add(i);
            var next = text.AsSpan(i).IndexOfAny('\r', '\n');
            i = next < 0 ? -1 : i + next;
        }

        return [.. starts];
    }
}
