using A11.Agents.Git;
using A11.Core.Files;

namespace A11.Agents.Repositories;

/// <summary>A repository's files on disk: those that git does not ignore, or all where there is no git. They are listed when somebody asks.</summary>
public sealed class RepositoryFiles : IFileSource
{
    private readonly FolderFileSource _folder;
    private readonly Lazy<FolderFileSource> _listed;

    /// <summary>The files of a repository.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="warn">Told when git is there and can't list the files.</param>
    public RepositoryFiles(string root, Action<string> warn)
    {
        _folder = new FolderFileSource(root);
        _listed = new(() => RepositoryLocator.HasGit(root) ? ListByGit(root, warn) : _folder);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths => _listed.Value.Paths;

    /// <inheritdoc/>
    public IReadOnlyList<string> UnreadableFolders => _listed.Value.UnreadableFolders;

    /// <inheritdoc/>
    public bool Exists(string path) => _folder.Exists(path);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Read(string path) => _folder.Read(path);

    private FolderFileSource ListByGit(string root, Action<string> warn)
    {
        try
        {
            return new FolderFileSource(root, new GitRepository(root).ListFiles());
        }
        catch (GitException error)
        {
            warn($"git can't tell which files it ignores, so all are looked at: {error.Message}");
            return _folder;
        }
    }
}
