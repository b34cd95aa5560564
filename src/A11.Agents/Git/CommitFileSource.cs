using A11.Core.Files;

namespace A11.Agents.Git;

/// <summary>The files of a commit.</summary>
public sealed class CommitFileSource : IFileSource
{
    private readonly GitRepository _git;
    private readonly HashSet<string> _paths;

    /// <summary>The files of a commit.</summary>
    /// <param name="git">The repository.</param>
    /// <param name="commit">The commit.</param>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public CommitFileSource(GitRepository git, string commit)
    {
        _git = git;
        Commit = commit;
        Paths = [.. git.ListFilesAt(commit, ".").Order(StringComparer.Ordinal)];
        _paths = Paths.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The commit.</summary>
    public string Commit { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths { get; }

    /// <inheritdoc/>
    public bool Exists(string path) => _paths.Contains(path) || Paths.Any(file => file.StartsWith(path + "/", StringComparison.Ordinal));

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Read(string path) => _git.ReadFile(Commit, path) ?? throw new FileNotFoundException($"The commit holds no {path}.", path);
}
