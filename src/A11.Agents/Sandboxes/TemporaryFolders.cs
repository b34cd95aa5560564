using A11.Agents.FileSystems;

namespace A11.Agents.Sandboxes;

/// <summary>The system's folders for temporary files.</summary>
internal static class TemporaryFolders
{
    /// <summary>Those that are there, with links followed.</summary>
    public static IReadOnlyList<string> Find() =>
        [.. new[] { "/tmp", "/var/tmp", Path.TrimEndingDirectorySeparator(Path.GetTempPath()) }.Where(Directory.Exists).Select(RealPath.Of).Where(folder => folder != "/").Distinct(StringComparer.Ordinal)];

    /// <summary>The topmost folder or file on the way from one of them to a path; null where the path lies in none.</summary>
    public static string? TopOf(string path, IEnumerable<string> folders)
    {
        // The longest one: a folder for temporary files may lie in another.
        var folder = folders.Where(folder => path.StartsWith(folder + "/", StringComparison.Ordinal)).MaxBy(folder => folder.Length);
        return folder is null ? null : path.IndexOf('/', folder.Length + 1) is > 0 and var slash ? path[..slash] : path;
    }
}
