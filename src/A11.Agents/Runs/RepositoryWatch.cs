using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using A11.Agents.FileSystems;
using A11.Agents.Git;
using A11.Agents.Locks;
using A11.Agents.Policies;
using A11.Core.Configuration;
using A11.Core.Files;

namespace A11.Agents.Runs;

/// <summary>
/// Watches over those files of the real repository by which an agent without a sandbox would switch the guard off or get around it: git's settings, hooks, heads and references,
/// the policy, the configuration of rules, the lock, and the files that tasks ask for. What changes while agents work, and not by us, is a violation. Everybody calls it in turn, inside of
/// <see cref="RunContext.Promotion"/>, as promotions are our own changes.
/// </summary>
/// <param name="root">Absolute path of the repository's root.</param>
/// <param name="policy">What agents may do in it.</param>
/// <param name="list">Lists its files as they are now: configuration may lie in any directory.</param>
internal sealed class RepositoryWatch(string root, Policy policy, Func<IFileSource> list)
{
    /// <summary>How deep directories are looked into.</summary>
    private const int Deepest = 64;

    /// <summary>Of git's directory (gitrepository-layout(5)); what ends in a slash is a directory with all below it.</summary>
    private static readonly ImmutableArray<string> OfGit =
        ["config", "config.worktree", "commondir", "gitdir", "HEAD", "packed-refs", "refs/", "info/", "hooks/", "objects/info/alternates", "modules/"];

    private readonly HashSet<string> _lanes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _configuration = new(StringComparer.Ordinal);
    private Dictionary<string, string>? _expected;

    /// <summary>Watches also over the files that a task asks for, from now on.</summary>
    /// <param name="lane">Their paths.</param>
    public void Add(IReadOnlyCollection<string> lane)
    {
        var known = _lanes.ToHashSet(StringComparer.Ordinal);
        _lanes.UnionWith(lane);
        var now = Capture();
        _expected ??= now;
        foreach (var path in lane.Where(path => !known.Contains(path) && now.ContainsKey(path)))
        {
            _expected[path] = now[path];
        }
    }

    /// <summary>Takes what we have written ourselves as what is expected.</summary>
    /// <param name="paths">The paths from the root.</param>
    public void Accept(IEnumerable<string> paths)
    {
        if (_expected is null)
        {
            return;
        }

        var now = Capture();
        foreach (var path in paths)
        {
            if (now.TryGetValue(path, out var state))
            {
                _expected[path] = state;
            }
            else
            {
                _ = _expected.Remove(path);
            }
        }
    }

    /// <summary>The paths that somebody else has changed, from the root where they lie in it.</summary>
    public ImmutableArray<string> FindChanges()
    {
        if (_expected is not { } expected)
        {
            return [];
        }

        var now = Capture();
        return [.. now.Keys.Union(expected.Keys).Where(path => now.GetValueOrDefault(path) != expected.GetValueOrDefault(path)).Order(StringComparer.Ordinal)];
    }

    private Dictionary<string, string> Capture()
    {
        var states = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] own = [RepositorySettings.FileName, LockFile.FormerFileName, policy.Profile.Path, ".a11/", ".git", .. _lanes, .. FindConfiguration()];
        var git = GitSettings.List(root).Select(path => Path.GetDirectoryName(path)!).Distinct(StringComparer.Ordinal);
        foreach (var path in own.Select(path => Path.Combine(root, path)).Concat(git.SelectMany(directory => OfGit.Select(name => Path.Combine(directory, name)))))
        {
            Add(states, path);
        }

        return states;
    }

    /// <summary>The configuration files of all directories, ours and other linters'; those that were once there stay watched.</summary>
    private HashSet<string> FindConfiguration()
    {
        try
        {
            _configuration.UnionWith(list().Paths.Where(RepositorySettings.IsConfiguration));
        }
        catch (Exception error) when (error is GitException or IOException or UnauthorizedAccessException)
        {
            // Who made git refuse has changed what is watched anyway.
        }

        return _configuration;
    }

    private void Add(Dictionary<string, string> states, string path)
    {
        try
        {
            var full = Path.TrimEndingDirectorySeparator(path);
            using var parent = DirectoryHandle.Open(Path.GetDirectoryName(full)!);
            Add(states, parent, Path.GetFileName(full), full, depth: path.EndsWith('/') ? Deepest : 0);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            // Nothing is there.
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            states[NameOf(path)] = "unreadable";
        }
    }

    /// <summary>What an entry is, which mode it has and what it holds. No link is followed; what is no ordinary file is not opened: reading a pipe would wait for ever.</summary>
    private void Add(Dictionary<string, string> states, DirectoryHandle folder, string name, string path, int depth)
    {
        switch (folder.Find(name))
        {
            case null:
                break;
            case { Kind: EntryKind.Link }:
                states[NameOf(path)] = $"link to {folder.ReadLink(name)}";
                break;
            case { Kind: EntryKind.File } status:
                states[NameOf(path)] = string.Create(CultureInfo.InvariantCulture, $"{(int)status.Mode} {Hash(folder, name)}");
                break;
            case { Kind: EntryKind.Folder } when depth > 0:
                using (var below = folder.Enter(name))
                {
                    foreach (var child in below.List().Where(child => !IsLeftOut(path, child)))
                    {
                        Add(states, below, child, $"{path}/{child}", depth - 1);
                    }
                }

                break;
            case { Kind: not EntryKind.Folder } other:
                states[NameOf(path)] = other.Kind.ToString();
                break;
            default:
                break;
        }
    }

    /// <summary>Our own records; and of a submodule's git directory its objects and logs, which are many and run nothing.</summary>
    private bool IsLeftOut(string directory, string name) =>
        Path.Combine(directory, name) == Path.Combine(root, ".a11", "runs")
        || (name is "objects" or "logs" && directory.Contains("/modules/", StringComparison.Ordinal) && !directory.Contains("/refs", StringComparison.Ordinal));

    private string NameOf(string path)
    {
        var name = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
        return name.StartsWith("../", StringComparison.Ordinal) ? path : name;
    }

    /// <summary>Of the very bytes, whatever line ends they have.</summary>
    private static string Hash(DirectoryHandle folder, string name)
    {
        using var file = new FileStream(folder.OpenFile(name), FileAccess.Read);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
