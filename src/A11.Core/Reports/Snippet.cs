using System.Text;
using A11.Core.Diagnostics;
using A11.Core.Secrets.Values;
using A11.Core.Text;

namespace A11.Core.Reports;

/// <summary>The line of a finding as a terminal shows it, and where its mark stands.</summary>
/// <param name="Text">The line, or the part of it around the finding, free of tabs and control characters.</param>
/// <param name="MarkStart">Columns before the mark.</param>
/// <param name="MarkLength">Columns of the mark; at least one.</param>
internal readonly record struct Snippet(string Text, int MarkStart, int MarkLength)
{
    private const int TabWidth = 4;
    private const string Clipped = "…";
    private const string Hidden = "•";

    /// <summary>Stands for a character that is not shown: spelled out, it would shift the mark.</summary>
    private const string Placeholder = "\uFFFD";

    /// <summary>The place of <see cref="Text"/> that is marked, in its UTF-16 code units; empty where nothing of the line is.</summary>
    public TextSpan Mark { get; private init; }

    /// <summary>The line on which the finding begins; a finding over several lines is marked up to the end of its first.</summary>
    /// <param name="diagnostic">A finding with its text.</param>
    /// <param name="text">The finding's text.</param>
    /// <param name="secrets">Places of the same text that must not be shown.</param>
    /// <param name="width">The most columns to show.</param>
    public static Snippet Create(Diagnostic diagnostic, SourceText text, IReadOnlyList<TextSpan> secrets, int width) =>
        Create(text, diagnostic.Start.Line, diagnostic.Span, secrets, width);

    /// <summary>A line, marked where a span has a part of it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">The line, from 1.</param>
    /// <param name="span">What is marked; it need not be on this line.</param>
    /// <param name="secrets">Places of the text that must not be shown.</param>
    /// <param name="width">The most columns to show.</param>
    public static Snippet Create(SourceText text, int number, TextSpan span, IReadOnlyList<TextSpan> secrets, int width)
    {
        var line = text.GetLine(number);
        var mark = TextSpan.FromBounds(Math.Clamp(span.Start, line.Start, line.End), Math.Clamp(span.End, line.Start, line.End));

        // A line may be a minified file: no more of it is looked at than could be shown.
        var start = Math.Max(line.Start, mark.Start - width);
        var end = Math.Min(line.End, mark.Start + width);
        var shown = TextSpan.FromBounds(start, end);
        var cells = Cells(text, shown, [.. secrets.Where(shown.Touches), .. SecretText.FindIn(text[shown].ToString()).Select(span => new TextSpan(span.Start + start, span.Length))]);
        return Clip(cells, mark, start > line.Start, end < line.End, width);
    }

    private static List<Cell> Cells(SourceText text, TextSpan part, IReadOnlyList<TextSpan> secrets)
    {
        var cells = new List<Cell>(part.Length);
        var guard = new CommandGuard();
        for (var offset = part.Start; offset < part.End;)
        {
            // A lone surrogate decodes to the placeholder.
            _ = Rune.DecodeFromUtf16(text.Content.AsSpan(offset, part.End - offset), out var rune, out var length);
            var isCommand = !guard.IsAtStart && guard.StartsCommand(rune, '\0');
            cells.Add(IsSecret(offset, secrets) ? new Cell(offset, Hidden, 1) : isCommand ? new Cell(offset, Placeholder, 1) : CellOf(rune, offset));
            guard.Next(isCommand || !rune.IsBmp ? 'x' : (char)rune.Value);
            offset += length;
        }

        return cells;
    }

    private static bool IsSecret(int offset, IReadOnlyList<TextSpan> secrets)
    {
        foreach (var secret in secrets)
        {
            if (secret.Contains(offset))
            {
                return true;
            }
        }

        return false;
    }

    private static Cell CellOf(Rune rune, int offset) =>
        rune.Value == '\t' ? new Cell(offset, new string(' ', TabWidth), TabWidth)
        : PrintableText.IsShown(rune) ? new Cell(offset, rune.ToString(), CharacterWidth.Measure(rune))
        : new Cell(offset, Placeholder, 1);

    private static Snippet Clip(List<Cell> cells, TextSpan mark, bool isCutBefore, bool isCutBehind, int width)
    {
        var total = cells.Sum(cell => cell.Width);
        var before = cells.Where(cell => cell.Offset < mark.Start).Sum(cell => cell.Width);
        var from = total <= width ? 0 : Math.Clamp(before - width / 3, 0, total - width);
        var result = new StringBuilder(isCutBefore || from > 0 ? Clipped : "");
        var shown = result.Length;
        var column = 0;
        var markStart = -1;
        var markLength = 0;
        var marked = default(TextSpan);
        foreach (var cell in cells)
        {
            column += cell.Width;
            if (column - cell.Width < from || column > from + width)
            {
                isCutBehind |= column > from + width;
                continue;
            }

            markStart = markStart < 0 && cell.Offset >= mark.Start ? shown : markStart;
            if (mark.Contains(cell.Offset))
            {
                markLength += cell.Width;
                marked = TextSpan.FromBounds(marked.Length == 0 ? result.Length : marked.Start, result.Length + cell.Text.Length);
            }

            _ = result.Append(cell.Text);
            shown += cell.Width;
        }

        _ = result.Append(isCutBehind ? Clipped : "");
        return new Snippet(result.ToString(), markStart < 0 ? shown : markStart, Math.Max(1, markLength)) { Mark = marked };
    }

    private readonly record struct Cell(int Offset, string Text, int Width);
}
