using System.Collections.Immutable;
using A11.Agents.Git;

namespace A11.Agents.Repositories;

/// <summary>What git's listing of a repository's files depends on, beside what is in its working tree.</summary>
/// <param name="root">Absolute path of the directory that holds <c>.git</c>.</param>
public sealed class GitListing(string root)
{
    private readonly GitProgram _git = new(root, root) { Variables = ImmutableDictionary<string, string?>.Empty.Add("GIT_WORK_TREE", root) };

    /// <summary>Those of some paths that git ignores and does not track, whether or not anything is there.</summary>
    /// <param name="paths">Paths from the root, with slashes; a slash at the end stands for a directory.</param>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public IReadOnlySet<string> FindIgnored(IEnumerable<string> paths) =>
        IgnorePattern.Find(root, [.. paths]).Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Absolute paths of the files outside of the working tree that say what is ignored (gitignore(5)), and of the configuration that names them; some
    /// need not be there.
    /// </summary>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public IReadOnlyList<string> FindSources()
    {
        const string File = "file:";
        var home = Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } set ? set : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var user = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } configured ? Path.Combine(configured, "git") : Path.Combine(home, ".config", "git");
        var excludes = _git.TryRead(out var named, "config", "--type=path", "--get", "core.excludesFile") ? named.TrimEnd('\n') : Path.Combine(user, "ignore");
        var configurations = _git.Read("config", "--list", "--show-origin", "--name-only", "-z").Split('\0')
            .Where(origin => origin.StartsWith(File, StringComparison.Ordinal)).Select(origin => origin[File.Length..]);
        return
        [
            .. configurations.Concat(GitSettings.List(root))
                .Append(Path.Combine(home, ".gitconfig")).Append(Path.Combine(user, "config"))
                .Append(excludes).Append(Path.Combine(GitDirectory.FindShared(GitDirectory.Find(root)), "info", "exclude"))
                .Select(path => Path.GetFullPath(path, root)).Distinct(StringComparer.Ordinal),
        ];
    }
}
