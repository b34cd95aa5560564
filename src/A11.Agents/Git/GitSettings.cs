namespace A11.Agents.Git;

/// <summary>Where a repository's own settings are kept.</summary>
internal static class GitSettings
{
    /// <summary>The files of settings, those of a linked work tree and those that all its work trees share (gitrepository-layout(5)).</summary>
    /// <param name="root">Absolute path of the work tree.</param>
    public static IEnumerable<string> List(string root)
    {
        var directory = GitDirectory.Find(root);
        return new[] { directory, GitDirectory.FindShared(directory) }.Distinct(StringComparer.Ordinal)
            .SelectMany(git => new[] { Path.Combine(git, "config"), Path.Combine(git, "config.worktree") });
    }
}
