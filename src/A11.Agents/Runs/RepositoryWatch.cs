using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using A11.Agents.FileSystems;
using A11.Agents.Git;
using A11.Agents.Locks;
using A11.Agents.Policies;
using A11.Core.Configuration;

namespace A11.Agents.Runs;

/// <summary>
/// Watches over those files of the real repository by which an agent without a sandbox would switch the guard off or get around it: git's settings, hooks, heads and references,
/// the policy, the lock, and the files that tasks ask for. What changes while agents work, and not by us, is a breach. Everybody calls it in turn, inside of
/// <see cref="RunContext.Promotion"/>, as promotions are our own changes.
/// </summary>
/// <param name="root">Absolute path of the repository's root.</param>
/// <param name="policy">What agents may do in it.</param>
internal sealed class RepositoryWatch(string root, Policy policy)
{
    private const string Runs = ".a11/runs";

    /// <summary>Of git's directory (gitrepository-layout(5)); what ends in a slash is a directory with all below it.</summary>
    private static readonly ImmutableArray<string> OfGit =
        ["config", "config.worktree", "commondir", "gitdir", "HEAD", "packed-refs", "refs/", "info/", "hooks/", "objects/info/alternates", "modules/"];

    /// <summary>Of a submodule's own git directory: its objects and logs are many, and run nothing.</summary>
    private static readonly ImmutableArray<string> LeftOut = ["/objects/", "/logs/"];

    private readonly HashSet<string> _lanes = new(StringComparer.Ordinal);
    private Dictionary<string, string>? _expected;

    /// <summary>Watches also over the files that a task asks for, from now on.</summary>
    /// <param name="lane">Their paths.</param>
    public void Add(IReadOnlyCollection<string> lane)
    {
        var known = _lanes.ToHashSet(StringComparer.Ordinal);
        _lanes.UnionWith(lane);
        var now = Take();
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

        var now = Take();
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

        var now = Take();
        return [.. now.Keys.Union(expected.Keys).Where(path => now.GetValueOrDefault(path) != expected.GetValueOrDefault(path)).Order(StringComparer.Ordinal)];
    }

    private Dictionary<string, string> Take()
    {
        var states = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] own = [RepositorySettings.FileName, LockFile.FileName, policy.Profile.Path, ".a11/", ".git", .. _lanes];
        var git = GitSettings.Of(root).Select(path => Path.GetDirectoryName(path)!).Distinct(StringComparer.Ordinal);
        foreach (var path in own.Select(path => Path.Combine(root, path)).Concat(git.SelectMany(directory => OfGit.Select(name => Path.Combine(directory, name)))))
        {
            Add(states, path);
        }

        return states;
    }

    private void Add(Dictionary<string, string> states, string path)
    {
        // A directory that has become a link is no longer what it was, whatever is behind it.
        foreach (var file in path.EndsWith('/') ? FilesBelow(path).Append(Path.TrimEndingDirectorySeparator(path)) : [path])
        {
            if (Describe(file) is { } state)
            {
                states[NameOf(file)] = state;
            }
        }
    }

    private IEnumerable<string> FilesBelow(string directory)
    {
        if (!Directory.Exists(directory))
        {
            return [];
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true, MaxRecursionDepth = 64 };
        return Directory.EnumerateFiles(directory, "*", options).Where(file => !LeftOut.Any(part => file.Contains(part, StringComparison.Ordinal)) && !NameOf(file).StartsWith(Runs + "/", StringComparison.Ordinal));
    }

    private string NameOf(string path)
    {
        var name = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
        return name.StartsWith("../", StringComparison.Ordinal) ? path : name;
    }

    /// <summary>What a path is, which mode it has and what it holds; null where nothing is there. What is no ordinary file is not opened: reading a pipe would wait for ever.</summary>
    private static string? Describe(string path)
    {
        try
        {
            using var folder = Folder.Open(Path.GetDirectoryName(path)!);
            var name = Path.GetFileName(path);
            return folder.Find(name) switch
            {
                null => null,
                { Kind: EntryKind.Link } => $"link to {folder.ReadLink(name)}",
                { Kind: EntryKind.File } status => string.Create(CultureInfo.InvariantCulture, $"{(int)status.Mode} {Hash(folder, name)}"),
                { } other => other.Kind.ToString(),
            };
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "unreadable";
        }
    }

    /// <summary>Of the very bytes, whatever line ends they have.</summary>
    private static string Hash(Folder folder, string name)
    {
        using var file = new FileStream(folder.OpenFile(name), FileAccess.Read);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
