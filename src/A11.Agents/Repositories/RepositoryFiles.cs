using A11.Agents.FileSystems;
using A11.Agents.Git;
using A11.Core.Configuration;
using A11.Core.Files;

namespace A11.Agents.Repositories;

/// <summary>A repository's files on disk: those that git does not ignore, or all where there is no git. They are listed when somebody asks.</summary>
public sealed class RepositoryFiles : IFileSource
{
    private readonly string _root;
    private readonly DirectoryFileSource _folder;
    private readonly Lazy<DirectoryFileSource> _listed;

    /// <summary>The files of a repository, to be looked at; all of them where git is there and can't list them.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    public RepositoryFiles(string root)
        : this(root, _ => { }, RepositoryLocator.HasGit(root))
    {
    }

    /// <summary>The same, for those who don't report the <see cref="ListingProblem"/>.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="warn">Told it.</param>
    public RepositoryFiles(string root, Action<string> warn)
        : this(root, error => warn(Explain(error)), RepositoryLocator.HasGit(root))
    {
    }

    private RepositoryFiles(string root, Action<GitException> refused, bool hasGit)
    {
        _root = root;
        _folder = new DirectoryFileSource(root);
        _listed = new(() => hasGit ? ListByGit(root, refused) : _folder);
    }

    /// <summary>The files of a repository, to be handed to an agent: only what git lists, for what it ignores may hold secrets.</summary>
    /// <param name="root">Absolute path of the root of a git repository.</param>
    /// <returns>The files; listing them throws a <see cref="GitException"/> where git refuses or can't be run.</returns>
    public static RepositoryFiles ForAgents(string root) => new(root, error => throw new GitException($"git can't tell which files it ignores, so none are handed to an agent: {error.Message}"), hasGit: true);

    /// <summary>Whether git listed the files.</summary>
    public bool IsListedByGit { get; private set; }

    /// <inheritdoc/>
    public string? ListingProblem { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths => _listed.Value.Paths;

    /// <inheritdoc/>
    public IReadOnlyList<string> UnreadableDirectories => _listed.Value.UnreadableDirectories;

    /// <inheritdoc/>
    public bool Exists(string path) => _folder.Exists(path);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Read(string path) => RepositoryPath.FileName(path) is not RepositorySettings.FileName ? _folder.Read(path)
        : PolicyFile.Read(_root, path) is { } content ? content
        : throw new FileNotFoundException($"There is no {path}.", path);

    /// <inheritdoc/>
    public bool StartsWith(string path, ReadOnlySpan<byte> start) => _folder.StartsWith(path, start);

    /// <inheritdoc/>
    public bool? IsExecutable(string path) => _folder.IsExecutable(path);

    private DirectoryFileSource ListByGit(string root, Action<GitException> refused)
    {
        try
        {
            var files = new DirectoryFileSource(root, new GitRepository(root).ListFiles());
            IsListedByGit = true;
            return files;
        }
        catch (GitException error)
        {
            ListingProblem = Explain(error);
            refused(error);
            return _folder;
        }
    }

    private static string Explain(GitException error) => $"git can't tell which files it ignores, so all files are checked: {error.Message}";
}
