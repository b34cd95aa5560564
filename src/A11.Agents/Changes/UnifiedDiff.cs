using System.Text;
using A11.Core.Text;

namespace A11.Agents.Changes;

/// <summary>
/// Differences of two texts in the form that <c>patch</c> and <c>git apply</c> read (POSIX <c>diff -u</c>).
/// </summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>Writes the differences of a file's two states; nothing where there are none.</summary>
    public static void Write(string path, string before, string after, TextWriter output) => Write("a/" + path, "b/" + path, before, after, output);

    /// <summary>Writes the differences; nothing where there are none.</summary>
    /// <param name="oldName">The name in front; null for a file that was not there.</param>
    /// <param name="newName">The name behind; null for a file that is gone.</param>
    /// <param name="before">The text in front.</param>
    /// <param name="after">The text behind.</param>
    /// <param name="output">Where to.</param>
    public static void Write(string? oldName, string? newName, string before, string after, TextWriter output)
    {
        if (before == after)
        {
            return;
        }

        var (old, now) = (Lines(before), Lines(after));
        var lines = EditScript.Create(old, now);
        output.Write($"--- {Name(oldName ?? "/dev/null")}\n+++ {Name(newName ?? "/dev/null")}\n");
        for (var start = 0; Next(lines, start) is var (from, to) && from < to; start = to)
        {
            WriteHunk(lines, from, to, output);
        }
    }

    /// <summary>
    /// A file's name as git writes it (gitformat-diff): in quotes where it holds what can't stand on a line, and with a tab behind it where it holds a
    /// blank, at which <c>patch</c> would end it.
    /// </summary>
    private static string Name(string path)
    {
        if (!path.Any(character => char.IsControl(character) || character is '"' or '\\'))
        {
            return path.Contains(' ', StringComparison.Ordinal) ? path + "\t" : path;
        }

        var name = new StringBuilder("\"");
        foreach (var letter in Encoding.UTF8.GetBytes(path))
        {
            _ = letter is < 0x20 or >= 0x7f ? name.Append('\\').Append(Convert.ToString(letter, 8).PadLeft(3, '0')) : (letter is (byte)'"' or (byte)'\\' ? name.Append('\\') : name).Append((char)letter);
        }

        return name.Append('"').ToString();
    }

    private static void WriteHunk(List<EditLine> lines, int from, int to, TextWriter output)
    {
        var oldStart = lines.Take(from).Count(line => line.Mark != '+');
        var newStart = lines.Take(from).Count(line => line.Mark != '-');
        var hunk = lines[from..to];
        var oldCount = hunk.Count(line => line.Mark != '+');
        var newCount = hunk.Count(line => line.Mark != '-');
        output.Write($"@@ -{Range(oldStart, oldCount)} +{Range(newStart, newCount)} @@\n");
        foreach (var (mark, text) in hunk)
        {
            output.Write($"{mark}{text}");
            output.Write(text.EndsWith('\n') ? "" : "\n\\ No newline at end of file\n");
        }
    }

    private static string Range(int before, int count) => count == 0 ? $"{before},0" : $"{before + 1},{count}";

    /// <summary>The next run of changes with its context; two runs whose contexts meet are one.</summary>
    private static (int From, int To) Next(List<EditLine> lines, int start)
    {
        var first = lines.FindIndex(start, line => line.Mark != ' ');
        if (first < 0)
        {
            return (0, 0);
        }

        var last = first;
        for (var i = first; i < lines.Count && i <= last + 2 * Context; i++)
        {
            last = lines[i].Mark != ' ' ? i : last;
        }

        return (Math.Max(start, first - Context), Math.Min(lines.Count, last + Context + 1));
    }

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }
}
