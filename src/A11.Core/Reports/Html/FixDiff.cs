using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Secrets.Values;
using A11.Core.Text;

namespace A11.Core.Reports.Html;

/// <summary>What a fix changes, by lines.</summary>
internal static class FixDiff
{
    /// <summary>Lines before and after a change.</summary>
    private const int Around = 1;

    /// <summary>The most lines that are shown.</summary>
    private const int Most = 60;

    /// <summary>The longest line that is shown; a longer one is no text that people read.</summary>
    private const int LongestLine = 1_000;

    /// <summary>The lines, each with its kind; null where a line holds a secret or can't be shown.</summary>
    /// <param name="fix">The fix.</param>
    /// <param name="text">The text that it changes.</param>
    /// <param name="hidden">Places of the text that must not be shown.</param>
    public static List<(string Kind, string Line)>? Create(Fix fix, SourceText text, IReadOnlyList<TextSpan> hidden)
    {
        var lines = new List<(string Kind, string Line)>();
        foreach (var edits in Group(fix.Edits, text))
        {
            var first = Math.Max(1, text.GetPosition(edits[0].Span.Start).Line - Around);
            var last = Math.Min(text.LineCount, text.GetPosition(edits[^1].Span.End).Line + Around);
            var part = TextSpan.FromBounds(text.GetLine(first).Start, text.GetLineWithTerminator(last).End);
            if (hidden.Any(part.Touches))
            {
                return null;
            }

            var old = text[part].ToString();
            var now = TextEdit.Apply(old, [.. edits.Select(edit => edit with { Span = edit.Span.Shift(-part.Start) })]);
            if (lines.Count > 0)
            {
                lines.Add(("hunk", "…"));
            }

            lines.AddRange(EditScript.Create(Split(old), Split(now)).Select(line => (KindOf(line.Mark), line.Mark + line.Text)));
        }

        return lines.Any(line => line.Line.Length > LongestLine || SecretText.FindIn(line.Line[Math.Min(1, line.Line.Length)..]).Any()) ? null : Shorten(lines);
    }

    private static List<(string Kind, string Line)> Shorten(List<(string Kind, string Line)> lines) =>
        lines.Count <= Most ? lines : [.. lines[..Most], ("hunk", $"… {ReportSummary.Number(lines.Count - Most, "more line")}")];

    /// <summary>Edits in order; those whose lines meet are together.</summary>
    private static IEnumerable<List<TextEdit>> Group(ImmutableArray<TextEdit> edits, SourceText text)
    {
        var group = new List<TextEdit>();
        foreach (var edit in edits.Sort(static (left, right) => left.Span.CompareTo(right.Span)))
        {
            if (group.Count > 0 && text.GetPosition(edit.Span.Start).Line - text.GetPosition(group[^1].Span.End).Line > 2 * Around)
            {
                yield return group;
                group = [];
            }

            group.Add(edit);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private static List<string> Split(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        if (lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return lines;
    }

    private static string KindOf(char mark) => mark switch
    {
        '+' => "add",
        '-' => "del",
        _ => "",
    };
}
