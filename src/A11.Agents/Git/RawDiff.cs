namespace A11.Agents.Git;

/// <summary>Reads what git's plumbing says of differences: <c>:100644 100755 hash hash M</c> and a path, each ended by a zero (git-diff-tree, “Raw output format”).</summary>
internal static class RawDiff
{
    /// <summary>The changes of a listing.</summary>
    /// <param name="raw">The listing, made with <c>-z</c> and without renames.</param>
    /// <param name="place">What was compared.</param>
    public static IEnumerable<GitChange> Parse(string raw, ChangePlaces place)
    {
        var parts = raw.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 1 < parts.Length; i += 2)
        {
            var fields = parts[i].Split(' ');
            var (before, after) = (fields[0].TrimStart(':'), fields[1]);
            var kind = fields[^1][0] switch
            {
                'A' => GitChangeKind.Added,
                'D' => GitChangeKind.Deleted,
                'T' => GitChangeKind.TypeChanged,
                _ when before != after => GitChangeKind.ModeChanged,
                _ => GitChangeKind.Modified,
            };
            yield return new GitChange(parts[i + 1], kind, kind == GitChangeKind.Deleted ? before : after, place);
        }
    }
}
