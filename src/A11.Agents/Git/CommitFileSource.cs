using A11.Core.Files;

namespace A11.Agents.Git;

/// <summary>The files of a commit.</summary>
internal sealed class CommitFileSource : IFileSource
{
    private readonly GitRepository _git;
    private readonly string _commit;
    private readonly IReadOnlyDictionary<string, string> _objects;
    private readonly Lazy<HashSet<string>> _directories;

    /// <summary>The files of a commit.</summary>
    /// <param name="git">The repository.</param>
    /// <param name="commit">The commit.</param>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public CommitFileSource(GitRepository git, string commit)
    {
        _git = git;
        _commit = commit;
        _objects = git.ListObjectsAt(commit);
        Paths = [.. _objects.Keys.Order(StringComparer.Ordinal)];
        _directories = new(() => Paths.SelectMany(DirectoriesOf).ToHashSet(StringComparer.Ordinal));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths { get; }

    /// <inheritdoc/>
    public bool Exists(string path) => _objects.ContainsKey(path) || _directories.Value.Contains(path);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Read(string path) => _git.ReadFile(_commit, path) ?? throw new FileNotFoundException($"The commit holds no {path}.", path);

    /// <summary>What tells a file's content and mode from any other: the same text is the same file. Null where there is none of this path.</summary>
    public string? FindIdentity(string path) => _objects.GetValueOrDefault(path);

    private static IEnumerable<string> DirectoriesOf(string path)
    {
        for (var directory = RepositoryPath.Directory(path); directory.Length > 0; directory = RepositoryPath.Directory(directory))
        {
            yield return directory;
        }
    }
}
