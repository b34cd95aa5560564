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

    /// <summary>The number of letters to add, drop or change (Levenshtein), counted up to <paramref name="limit"/>.</summary>
    private static int Distance(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) >= limit)
        {
            return limit;
        }

        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = diagonal + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
