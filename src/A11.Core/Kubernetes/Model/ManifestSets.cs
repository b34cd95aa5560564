using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>The objects of a repository by the directories that they are in.</summary>
internal sealed class ManifestSets
{
    private readonly FrozenDictionary<string, ManifestSet> _directories;
    private readonly ConcurrentDictionary<string, ManifestSet> _sets = new(StringComparer.Ordinal);

    private ManifestSets(FrozenDictionary<string, ManifestSet> directories) => _directories = directories;

    /// <summary>Whether a file of this path may hold manifests.</summary>
    public static bool MayHold(string path) => RepositoryPath.IsYaml(path) || path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads all of a repository.</summary>
    public static ManifestSets ReadAll(Repository repository) => new(
        repository.Paths.Where(MayHold).GroupBy(RepositoryPath.Directory, StringComparer.Ordinal)
            .Select(directory => (directory.Key, Set: Read(directory, repository)))
            .Where(static directory => !directory.Set.Manifests.IsEmpty || directory.Set.MayHaveMore)
            .ToFrozenDictionary(static directory => directory.Key, static directory => directory.Set, StringComparer.Ordinal));

    /// <summary>The objects that may be applied together with those of a file: in its directory, in those below, and beside the path to it.</summary>
    public ManifestSet SetOf(string path) => _sets.GetOrAdd(RepositoryPath.Directory(path), static (folder, sets) => sets.Join(folder), this);

    private ManifestSet Join(string folder)
    {
        ManifestSet[] parts = [.. _directories.Where(directory => IsWithin(directory.Key, folder) || IsWithin(folder, directory.Key)).OrderBy(static directory => directory.Key, StringComparer.Ordinal).Select(static directory => directory.Value)];
        return parts.Length == 1 ? parts[0] : new ManifestSet([.. parts.SelectMany(static part => part.Manifests)], parts.Any(static part => part.MayHaveMore));
    }

    private static bool IsWithin(string folder, string outer) => outer.Length == 0 || folder == outer || (folder.StartsWith(outer, StringComparison.Ordinal) && folder[outer.Length] == '/');

    private static ManifestSet Read(IEnumerable<string> paths, Repository repository)
    {
        var files = paths.Select(repository.Find).OfType<SourceFile>().Where(static file => file.Problem is null).ToArray();
        return new ManifestSet([.. files.SelectMany(static file => Manifest.ReadAll(file))], files.Any(IsOpen));
    }

    /// <summary>Whether a file puts objects of other places together, or has some that can't be read.</summary>
    private static bool IsOpen(SourceFile file) => Kustomizations.IsKustomization(file.Path)
        || (RepositoryPath.IsYaml(file.Path) && file.Text.Content.Contains("kind:", StringComparison.Ordinal) && !(file.Yaml.IsWalkable && file.Yaml.IsComplete));
}
