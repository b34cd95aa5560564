using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Text;

namespace A11.Core.Workflows.Model;

/// <summary>A path of a checked-out repository, as commands that run there see it.</summary>
/// <param name="Repository">The files.</param>
/// <param name="Location">The path from the root of the files; empty for that root.</param>
internal sealed record RepositoryDirectory(Repository Repository, string Location)
{
    /// <summary>The root of the checked-out repository; another one's only below a template.</summary>
    private string Root { get; init; } = Location;

    /// <summary>The path from the root of the checked-out repository.</summary>
    public string Path => Root.Length == 0 ? Location : Location.Length > Root.Length ? Location[(Root.Length + 1)..] : "";

    /// <summary>The directory for messages.</summary>
    public string Title => Path.Length == 0 ? "the repository's root" : Path;

    /// <summary>Whether something is there, or may be: in a submodule nothing is known.</summary>
    public bool Exists => Location == Root || Repository.Exists(Location) || ReferencedFiles.Find(Repository).IsInSubmodule(Path);

    /// <summary>Whether all files of the repository are known, not only some that somebody collected: a whole one has a readme or a license.</summary>
    public bool IsWhole => DirectoryListing.Find(Repository).FindNames(Root).Any(static name => name.StartsWith("README", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("LICENSE", StringComparison.OrdinalIgnoreCase) || name.StartsWith("COPYING", StringComparison.OrdinalIgnoreCase));

    /// <summary>What a path leads to from here; null where it leaves the repository.</summary>
    public RepositoryDirectory? Enter(string path) =>
        path.Length == 0 ? this
        : RepositoryPath.Resolve(Location, path) is { } location && (Root.Length == 0 || location == Root || location.StartsWith(Root + "/", StringComparison.Ordinal)) ? this with { Location = location }
        : null;

    /// <summary>Whether a file or directory of this name is in it.</summary>
    public bool Contains(string name) => Enter(name) is null or { Exists: true };

    /// <summary>The file of this name; null where there is none that can be read.</summary>
    public SourceFile? Find(string name) => Enter(name) is { } inner && Repository.Find(inner.Location) is { Problem: null } file ? file : null;

    /// <summary>Whether a file of the same kind, by its extension, stands where a path leads to.</summary>
    public bool HasSimilar(string path) => Enter(path) is { } missing
        && DirectoryListing.Find(Repository).FindNames(RepositoryPath.Directory(missing.Location)).Any(other => RepositoryPath.Extension(other) is { Length: > 0 } extension && extension.SequenceEqual(RepositoryPath.Extension(missing.Location)));

    /// <summary>A file beside a missing one that is named almost like it, as a command here would name it; null where there is none.</summary>
    public string? FindNearest(string path)
    {
        if (Enter(path) is not { } missing)
        {
            return null;
        }

        string[] names = [.. DirectoryListing.Find(Repository).FindNames(RepositoryPath.Directory(missing.Location))];
        var name = RepositoryPath.FileName(missing.Location).ToString();
        return Spelling.Nearest(name, names) is { } meant ? path[..^name.Length] + meant : null;
    }
}
