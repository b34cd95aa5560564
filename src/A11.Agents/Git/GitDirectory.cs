namespace A11.Agents.Git;

/// <summary>Where git keeps what belongs to a working tree (gitrepository-layout(5)). Compiled into A11.Build too, which asks before it loads anything else.</summary>
internal static class GitDirectory
{
    private const int MaximumBytes = 64 * 1024;

    /// <summary>Absolute path of the directory: <c>.git</c>, or the one that a file of this name tells of. Whether it is there is not looked at.</summary>
    /// <param name="root">Absolute path of the working tree.</param>
    public static string Find(string root)
    {
        const string Prefix = "gitdir:";
        var git = Path.Combine(root, ".git");
        return FirstLine(git) is { } line && line.StartsWith(Prefix, StringComparison.Ordinal) ? Path.GetFullPath(Path.Combine(root, line[Prefix.Length..].Trim())) : git;
    }

    /// <summary>Absolute path of the directory that all working trees of a repository share.</summary>
    /// <param name="directory">That of one of them.</param>
    public static string FindShared(string directory) =>
        FirstLine(Path.Combine(directory, "commondir")) is { } line ? Path.GetFullPath(Path.Combine(directory, line.Trim())) : directory;

    private static string? FirstLine(string path)
    {
        try
        {
            // A pipe has no length, and would be waited for.
            return new FileInfo(path) is { Exists: true, Length: > 0 and < MaximumBytes } ? File.ReadLines(path).FirstOrDefault() : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
