using System.Collections.Frozen;
using System.Collections.Immutable;
using A11.Core.Files;
using A11.Core.Repositories;

namespace A11.Core.Workflows.Model;

/// <summary>The files of each directory of a repository, and where files of a name are: read once, as there may be many of both.</summary>
internal sealed class DirectoryListing
{
    private readonly FrozenDictionary<string, ImmutableArray<string>> _names;
    private readonly FrozenDictionary<string, ImmutableArray<string>> _directories;

    private DirectoryListing(Repository repository)
    {
        var files = repository.Paths.Select(static path => (Directory: RepositoryPath.Directory(path), Name: RepositoryPath.FileName(path).ToString())).ToArray();
        _names = files.GroupBy(static file => file.Directory, static file => file.Name, StringComparer.Ordinal).ToFrozenDictionary(static group => group.Key, static group => group.ToImmutableArray(), StringComparer.Ordinal);
        _directories = files.GroupBy(static file => file.Name, static file => file.Directory, StringComparer.Ordinal).ToFrozenDictionary(static group => group.Key, static group => group.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>The listing of a repository.</summary>
    public static DirectoryListing Find(Repository repository) => repository.Model(static repository => new DirectoryListing(repository));

    /// <summary>The names of the files that are in a directory itself.</summary>
    public ImmutableArray<string> FindNames(string directory) => _names.GetValueOrDefault(directory, []);

    /// <summary>Whether a file of this name is in a directory, or below it.</summary>
    public bool IsBelow(string directory, string name) =>
        _directories.TryGetValue(name, out var found) && (directory.Length == 0 || found.Any(other => other == directory || other.StartsWith(directory + "/", StringComparison.Ordinal)));
}
