namespace A11.Core.Reports.Html;

/// <summary>Lines that were removed and added.</summary>
public static class HtmlDiff
{
    /// <summary>Writes a unified diff of one file or several.</summary>
    /// <param name="diff">The diff, as text.</param>
    /// <param name="label">What a screen reader calls it, not yet escaped.</param>
    /// <param name="output">Where to.</param>
    public static void Write(string diff, string label, TextWriter output) =>
        Write(diff.TrimEnd('\n').Split('\n').Select(line => (KindOf(line), line)), label, output);

    internal static void Write(IEnumerable<(string Kind, string Line)> lines, string label, TextWriter output)
    {
        output.Write($"<pre role=\"group\" aria-label=\"{HtmlText.Line(label)}\"><code>");
        foreach (var (kind, line) in lines)
        {
            output.Write(kind.Length == 0 ? "<span>" : $"<span class=\"{kind}\">");
            output.Write($"{HtmlText.Lines(line.TrimEnd('\r'))}</span>");
        }

        output.Write("</code></pre>\n");
    }

    private static string KindOf(string line) => line switch
    {
        ['+', '+', '+', ' ', ..] or ['-', '-', '-', ' ', ..] or ['@', '@', ..] or ['d', 'i', 'f', 'f', ' ', ..] => "hunk",
        ['+', ..] => "add",
        ['-', ..] => "del",
        _ => "",
    };
}
