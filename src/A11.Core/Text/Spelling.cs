namespace A11.Core.Text;

/// <summary>Finds what somebody may have meant who wrote a name that does not exist.</summary>
public static class Spelling
{
    /// <summary>The name nearest to <paramref name="written"/>; null where none is near enough to be meant.</summary>
    public static string? Nearest(string written, params ReadOnlySpan<string> names)
    {
        string? best = null;
        var least = Math.Max(1, written.Length / 3) + 1;
        foreach (var name in names)
        {
            var distance = Distance(written, name, least);
            if (distance < least)
            {
                (best, least) = (name, distance);
            }
        }

        return best;
    }

    /// <summary>Whether a name becomes another one by a letter added, dropped, changed or swapped with its neighbor.</summary>
    internal static bool IsOneSlip(string written, string name) => Distance(written, name, 2) == 1;

    /// <summary>The number of letters to add, drop, change or swap with their neighbour (optimal string alignment), counted up to <paramref name="limit"/>.</summary>
    private static int Distance(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) >= limit)
        {
            return limit;
        }

        var (older, old, row) = (new int[right.Length + 1], Enumerable.Range(0, right.Length + 1).ToArray(), new int[right.Length + 1]);
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = old[j - 1] + (IsSame(left[i - 1], right[j - 1]) ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(old[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && IsSame(left[i - 1], right[j - 2]) && IsSame(left[i - 2], right[j - 1]))
                {
                    row[j] = Math.Min(row[j], older[j - 2] + 1);
                }
            }

            (older, old, row) = (old, row, older);
        }

        return old[^1];
    }

    private static bool IsSame(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
