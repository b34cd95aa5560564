using System.Collections.Concurrent;
using A11.Agents.Checks;
using A11.Agents.Repositories;

namespace A11.LanguageServer.Repositories;

/// <summary>The repositories that the client's documents lie in. Several directories that the client has open may be of one, and one may hold several.</summary>
/// <param name="options">Who checks them.</param>
/// <param name="log">Told what is wrong with them.</param>
internal sealed class OpenRepositories(CheckOptions options, Action<string> log)
{
    private readonly ConcurrentDictionary<string, OpenRepository> _byRoot = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _folders = new(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public IEnumerable<OpenRepository> All => _byRoot.Values;

    /// <summary>Adds a directory that the client has open.</summary>
    public void AddFolder(string path) => _folders[path] = true;

    /// <summary>Takes away a directory that the client has open no more.</summary>
    public void RemoveFolder(string path) => _folders.TryRemove(path, out _);

    /// <summary>The repository that a file lies in; where it lies in none, the client's directory, else its own.</summary>
    /// <param name="path">Absolute path of the file.</param>
    public OpenRepository FindFor(string path)
    {
        var directory = Path.GetDirectoryName(path) ?? path;
        var root = RepositoryLocator.FindRoot(directory) ?? FolderOf(path) ?? directory;
        return _byRoot.GetOrAdd(root, static (root, state) => new OpenRepository(root, state.options, state.log), (options, log));
    }

    private string? FolderOf(string path) =>
        _folders.Keys.Where(folder => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)).OrderByDescending(static folder => folder.Length).FirstOrDefault();
}
