namespace A11.Core.Boundaries;

/// <summary>The names that are there, by the form in which other systems compare them: files, and the directories on the way to them.</summary>
public sealed class PathIndex
{
    private readonly HashSet<string> _given;
    private readonly HashSet<string> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _byFolded = new(StringComparer.Ordinal);

    /// <summary>An index of paths.</summary>
    /// <param name="paths">Files or directories, from the root, with slashes.</param>
    public PathIndex(IEnumerable<string> paths)
    {
        _given = paths.ToHashSet(StringComparer.Ordinal);
        foreach (var path in _given)
        {
            Add(path);
        }
    }

    /// <summary>Whether a file or directory has exactly this path.</summary>
    public bool Contains(string path) => _entries.Contains(path);

    /// <summary>The files and directories that some system takes for a path; the path itself is among them if it is there.</summary>
    public IReadOnlyList<string> FindAll(string path) => FindFolded(PathName.Fold(path));

    /// <summary>The files and directories whose paths have this folded form (<see cref="PathName.Fold"/>).</summary>
    internal IReadOnlyList<string> FindFolded(string folded) => _byFolded.GetValueOrDefault(folded) ?? [];

    /// <summary>Whether an entry is still there once some files are deleted; a directory goes with its last file.</summary>
    internal bool IsLeft(string entry, IReadOnlySet<string> deleted) => deleted.Count == 0
        || (_given.Contains(entry) ? !deleted.Contains(entry) : _given.Any(path => path.StartsWith(entry + "/", StringComparison.Ordinal) && !deleted.Contains(path)));

    /// <summary>What lies on the way to a path, from the outermost directory to the path itself.</summary>
    internal static IEnumerable<string> WayTo(string path)
    {
        for (var end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', end + 1))
        {
            yield return path[..end];
        }

        yield return path;
    }

    private void Add(string path)
    {
        // What is above an entry that is known is known too.
        for (var entry = path; entry.Length > 0 && _entries.Add(entry); entry = entry[..Math.Max(entry.LastIndexOf('/'), 0)])
        {
            var folded = PathName.Fold(entry);
            if (!_byFolded.TryGetValue(folded, out var same))
            {
                _byFolded[folded] = same = new List<string>(1);
            }

            same.Add(entry);
        }
    }
}
