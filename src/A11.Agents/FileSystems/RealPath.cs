namespace A11.Agents.FileSystems;

/// <summary>Where paths really lead.</summary>
internal static class RealPath
{
    /// <summary>As many links in a row as Linux follows (path_resolution(7)).</summary>
    private const int MostHops = 40;

    /// <summary>The path with every link in it followed, as far as it is there.</summary>
    /// <param name="path">Absolute path.</param>
    public static string Resolve(string path) => Follow(path, _ => { });

    /// <summary>The path, and what every link on its way says, one after the other: all that must be there for it to be reached.</summary>
    /// <param name="path">Absolute path.</param>
    public static IEnumerable<string> ListSteps(string path)
    {
        var way = new List<string> { Path.GetFullPath(path) };
        way.Add(Follow(path, way.Add));
        return way.Distinct(StringComparer.Ordinal);
    }

    /// <summary>Whether a path is a directory or lies in it. Both are absolute; links are not followed.</summary>
    public static bool IsWithin(string path, string directory)
    {
        var comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var parent = Path.TrimEndingDirectorySeparator(directory);
        return path.Equals(parent, comparison) || path.StartsWith(Path.EndsInDirectorySeparator(parent) ? parent : parent + Path.DirectorySeparatorChar, comparison);
    }

    /// <summary>The symbolic links that are passed on the way to a path, each by its own real path and with what it says.</summary>
    /// <param name="path">Absolute path.</param>
    public static IReadOnlyList<(string Link, string Target)> LinksTo(string path)
    {
        var links = new List<(string, string)>();
        var full = Path.GetFullPath(path);
        for (var hops = 0; hops < MostHops && FollowOne(full) is { } step; hops++)
        {
            links.Add((step.Link, step.Target));
            full = step.Next;
        }

        return links;
    }

    private static string Follow(string path, Action<string> passed)
    {
        var full = Path.GetFullPath(path);
        for (var hops = 0; hops < MostHops; hops++)
        {
            if (FollowOne(full) is not { } step)
            {
                break;
            }

            full = step.Next;
            passed(full);
        }

        return full;
    }

    /// <summary>The path's first link, what it says, and the path with it followed; null where it has none.</summary>
    private static (string Link, string Target, string Next)? FollowOne(string path)
    {
        var root = Path.GetPathRoot(path)!;
        var current = root;
        var names = path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < names.Length; i++)
        {
            var next = Path.Combine(current, names[i]);
            if (TargetOf(next) is { } target)
            {
                return (next, target, Path.GetFullPath(Path.Combine([current, target, .. names[(i + 1)..]])));
            }

            current = next;
        }

        return null;
    }

    private static string? TargetOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
