using System.Collections.Frozen;
using System.Collections.Immutable;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>The objects of a repository by the directories that they are in.</summary>
internal sealed class ManifestSets
{
    private static readonly ManifestSet None = new([], IsOpen: true);

    private readonly FrozenDictionary<string, ManifestSet> _sets;

    private ManifestSets(FrozenDictionary<string, ManifestSet> sets) => _sets = sets;

    /// <summary>Whether a file of this path may hold manifests.</summary>
    public static bool MayHold(string path) => RepositoryPath.IsYaml(path) || path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads all of a repository.</summary>
    public static ManifestSets ReadAll(Repository repository) => new(
        repository.Paths.Where(MayHold).GroupBy(RepositoryPath.Folder, StringComparer.Ordinal)
            .Select(folder => (folder.Key, Set: Read(folder, repository)))
            .Where(static folder => !folder.Set.Manifests.IsEmpty)
            .ToFrozenDictionary(static folder => folder.Key, static folder => folder.Set, StringComparer.Ordinal));

    /// <summary>The objects beside a file, its own among them.</summary>
    public ImmutableArray<Manifest> Around(string path) => SetOf(path).Manifests;

    /// <summary>The set that a file is in.</summary>
    public ManifestSet SetOf(string path) => _sets.GetValueOrDefault(RepositoryPath.Folder(path), None);

    private static ManifestSet Read(IEnumerable<string> paths, Repository repository)
    {
        var files = paths.Select(repository.Find).OfType<SourceFile>().Where(static file => file.Problem is null).ToArray();
        return new ManifestSet([.. files.SelectMany(static file => Manifest.ReadAll(file))], files.Any(static file => RepositoryPath.IsYaml(file.Path) && (!file.Yaml.IsWalkable || !file.Yaml.IsComplete || Kustomizations.IsKustomization(file.Path))));
    }
}
