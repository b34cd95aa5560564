namespace A11.Agents.Git;

/// <summary>Where a repository's own settings are kept.</summary>
internal static class GitSettings
{
    /// <summary>The files of settings, those of a linked work tree and those that all its work trees share (gitrepository-layout(5)).</summary>
    /// <param name="root">Absolute path of the work tree.</param>
    public static IEnumerable<string> Of(string root)
    {
        var folder = FolderOf(root);
        return new[] { folder, SharedFolder(folder) }.Distinct(StringComparer.Ordinal).SelectMany(git => new[] { Path.Combine(git, "config"), Path.Combine(git, "config.worktree") });
    }

    /// <summary><c>.git</c> is a folder, or a file that says where the folder is.</summary>
    internal static string FolderOf(string root)
    {
        const string Prefix = "gitdir:";
        var git = Path.Combine(root, ".git");
        return FirstLine(git) is { } line && line.StartsWith(Prefix, StringComparison.Ordinal) ? Path.GetFullPath(Path.Combine(root, line[Prefix.Length..].Trim())) : git;
    }

    /// <summary>The folder that all work trees share.</summary>
    internal static string SharedFolder(string folder) => FirstLine(Path.Combine(folder, "commondir")) is { } line ? Path.GetFullPath(Path.Combine(folder, line.Trim())) : folder;

    private static string? FirstLine(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadLines(path).FirstOrDefault() : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
