using System.Text;

namespace A11.Agents.Changes;

/// <summary>
/// Differences of two texts in the form that <c>patch</c> and <c>git apply</c> read (POSIX <c>diff -u</c>): the shortest edit script by
/// lines (Myers, “An O(ND) Difference Algorithm and Its Variations”, 1986).
/// </summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>From this many lines on, both sides together, the shortest script costs more than it helps: all lines are replaced.</summary>
    private const int MaximumLines = 20_000;

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
        var lines = Script(old, now);
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

    private static void WriteHunk(List<Line> lines, int from, int to, TextWriter output)
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
    private static (int From, int To) Next(List<Line> lines, int start)
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

    private static List<Line> Replacement(List<string> old, List<string> now) => [.. old.Select(line => new Line('-', line)), .. now.Select(line => new Line('+', line))];

    /// <summary>The edit script: what both texts begin and end with needs no search.</summary>
    private static List<Line> Script(List<string> old, List<string> now)
    {
        var start = 0;
        var most = Math.Min(old.Count, now.Count);
        while (start < most && old[start] == now[start])
        {
            start++;
        }

        var end = 0;
        while (end < most - start && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        return
        [
            .. old[..start].Select(text => new Line(' ', text)),
            .. ScriptOfRest(old[start..^end], now[start..^end]),
            .. old[^end..].Select(text => new Line(' ', text)),
        ];
    }

    private static List<Line> ScriptOfRest(List<string> old, List<string> now) =>
        old.Count == 0 || now.Count == 0 || old.Count + now.Count > MaximumLines ? Replacement(old, now) : ShortestScript(old, now);

    private static List<Line> ShortestScript(List<string> old, List<string> now)
    {
        var trace = Trace(old, now);
        var script = new List<Line>();
        var (x, y) = (old.Count, now.Count);
        for (var step = trace.Count - 1; step >= 0; step--)
        {
            var diagonal = x - y;
            var reached = trace[step];
            var isInsertion = diagonal == -step || (diagonal != step && reached[diagonal - 1] < reached[diagonal + 1]);
            var previous = isInsertion ? diagonal + 1 : diagonal - 1;
            var (fromX, fromY) = step == 0 ? (0, 0) : (reached[previous], reached[previous] - previous);
            for (; x > fromX && y > fromY; x--, y--)
            {
                script.Add(new Line(' ', old[x - 1]));
            }

            if (step > 0)
            {
                script.Add(isInsertion ? new Line('+', now[fromY]) : new Line('-', old[fromX]));
                (x, y) = (fromX, fromY);
            }
        }

        script.Reverse();
        return script;
    }

    /// <summary>How far each diagonal reached before each step.</summary>
    private static List<Dictionary<int, int>> Trace(List<string> old, List<string> now)
    {
        var trace = new List<Dictionary<int, int>>();
        var reached = new Dictionary<int, int> { [1] = 0 };
        for (var step = 0; ; step++)
        {
            trace.Add(new Dictionary<int, int>(reached));
            for (var diagonal = -step; diagonal <= step; diagonal += 2)
            {
                var isInsertion = diagonal == -step || (diagonal != step && reached[diagonal - 1] < reached[diagonal + 1]);
                var x = isInsertion ? reached[diagonal + 1] : reached[diagonal - 1] + 1;
                for (; x < old.Count && x - diagonal < now.Count && old[x] == now[x - diagonal]; x++)
                {
                }

                reached[diagonal] = x;
                if (x >= old.Count && x - diagonal >= now.Count)
                {
                    return trace;
                }
            }
        }
    }

    private readonly record struct Line(char Mark, string Text);
}
