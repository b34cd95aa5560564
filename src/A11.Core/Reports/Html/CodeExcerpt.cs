using A11.Core.Diagnostics;

namespace A11.Core.Reports.Html;

/// <summary>The lines of a finding, with a few around them.</summary>
internal static class CodeExcerpt
{
    /// <summary>Lines before and after.</summary>
    private const int Around = 2;

    /// <summary>The most lines of the finding itself.</summary>
    private const int Most = 8;

    /// <summary>The most columns of a line.</summary>
    private const int Width = 160;

    /// <summary>Writes the lines; nothing where the finding concerns the file as a whole.</summary>
    public static void Write(Diagnostic finding, HiddenPlaces hidden, TextWriter output)
    {
        if (finding.Text is not { } text || finding.Span == default)
        {
            return;
        }

        var secrets = hidden.In(finding, text);
        var (first, last) = (finding.Start.Line, LastLine(finding));
        var end = Math.Min(Math.Min(last, first + Most - 1) + Around, text.LineCount);
        output.Write("<pre><code>");
        for (var line = Math.Max(1, first - Around); line <= end; line++)
        {
            var isHit = line >= first && line <= last;
            output.Write(isHit ? $"<span class=\"hit\" data-n=\"{line}\">" : $"<span data-n=\"{line}\">");
            WriteLine(Snippet.Create(text, line, isHit ? finding.Span : default, secrets, Width), output);
            output.Write("</span>");
        }

        output.Write("</code></pre>\n");
    }

    /// <summary>The line of the last character: an end just behind a line break is on the line before.</summary>
    private static int LastLine(Diagnostic finding) => Math.Max(finding.Start.Line, finding.End.Column == 1 ? finding.End.Line - 1 : finding.End.Line);

    private static void WriteLine(Snippet snippet, TextWriter output)
    {
        var (text, mark) = (snippet.Text, snippet.Mark);
        if (mark.Length == 0)
        {
            output.Write(HtmlText.Line(text));
            return;
        }

        output.Write($"{HtmlText.Line(text[..mark.Start])}<mark>{HtmlText.Line(text[mark.Start..mark.End])}</mark>{HtmlText.Line(text[mark.End..])}");
    }
}
