namespace A11.Core.Text;

/// <summary>The shortest way from one list of lines to another (Myers, “An O(ND) Difference Algorithm and Its Variations”, 1986).</summary>
public static class EditScript
{
    /// <summary>From this many lines on, both sides together, the shortest script costs more than it helps: all lines are replaced.</summary>
    private const int MaximumLines = 20_000;

    /// <summary>The most lines removed and added, in a part of the lists that differs: beyond it, the part counts as replaced. What is remembered grows with its square.</summary>
    private const int MaximumSteps = 4_000;

    /// <summary>Removes nothing and adds nothing that both lists begin or end with.</summary>
    public static List<EditLine> Create(List<string> old, List<string> now)
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
            .. old[..start].Select(text => new EditLine(' ', text)),
            .. ScriptOfRest(old[start..^end], now[start..^end]),
            .. old[^end..].Select(text => new EditLine(' ', text)),
        ];
    }

    private static List<EditLine> Replacement(List<string> old, List<string> now) => [.. old.Select(line => new EditLine('-', line)), .. now.Select(line => new EditLine('+', line))];

    private static List<EditLine> ScriptOfRest(List<string> old, List<string> now) =>
        old.Count == 0 || now.Count == 0 || old.Count + now.Count > MaximumLines || Trace(old, now) is not { } trace ? Replacement(old, now) : Follow(trace, old, now);

    private static List<EditLine> Follow(List<Reach> trace, List<string> old, List<string> now)
    {
        var script = new List<EditLine>();
        var (x, y) = (old.Count, now.Count);
        for (var step = trace.Count - 1; step >= 0; step--)
        {
            var diagonal = x - y;
            var reached = trace[step];
            var isInsertion = IsInsertion(diagonal, step, reached);
            var previous = isInsertion ? diagonal + 1 : diagonal - 1;
            var (fromX, fromY) = step == 0 ? (0, 0) : (reached[previous], reached[previous] - previous);
            for (; x > fromX && y > fromY; x--, y--)
            {
                script.Add(new EditLine(' ', old[x - 1]));
            }

            if (step > 0)
            {
                script.Add(isInsertion ? new EditLine('+', now[fromY]) : new EditLine('-', old[fromX]));
                (x, y) = (fromX, fromY);
            }
        }

        script.Reverse();
        return script;
    }

    /// <summary>How far each diagonal reached before each step; null where there would be too many steps.</summary>
    private static List<Reach>? Trace(List<string> old, List<string> now)
    {
        var trace = new List<Reach>();
        var reached = new Reach(0);
        for (var step = 0; step <= MaximumSteps; step++)
        {
            trace.Add(reached);
            var next = new Reach(step + 1);
            for (var diagonal = -step; diagonal <= step; diagonal += 2)
            {
                var x = IsInsertion(diagonal, step, reached) ? reached[diagonal + 1] : reached[diagonal - 1] + 1;
                for (; x < old.Count && x - diagonal < now.Count && old[x] == now[x - diagonal]; x++)
                {
                }

                next[diagonal] = x;
                if (x >= old.Count && x - diagonal >= now.Count)
                {
                    return trace;
                }
            }

            reached = next;
        }

        return null;
    }

    private static bool IsInsertion(int diagonal, int step, Reach reached) => diagonal == -step || (diagonal != step && reached[diagonal - 1] < reached[diagonal + 1]);

    /// <summary>How far each diagonal was followed before a step.</summary>
    private sealed class Reach(int step)
    {
        private readonly int[] _ends = new int[2 * step + 3];

        public int this[int diagonal]
        {
            get => _ends[diagonal + step + 1];
            set => _ends[diagonal + step + 1] = value;
        }
    }
}
