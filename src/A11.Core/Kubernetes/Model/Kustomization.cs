using System.Collections.Immutable;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>What the kustomizations of a repository say about its manifests (Kustomize reference, “patches”, “patchesStrategicMerge”, “resources”).</summary>
internal sealed class Kustomization
{
    private static readonly ImmutableArray<string> Names = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    private readonly HashSet<string> _patches = new(StringComparer.Ordinal);
    private readonly HashSet<string> _resources = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    private Kustomization()
    {
    }

    /// <summary>Reads all of a repository.</summary>
    public static Kustomization ReadAll(Repository repository)
    {
        var kustomization = new Kustomization();
        foreach (var path in repository.Paths.Where(path => Names.Contains(RepositoryPath.FileName(path).ToString())))
        {
            if (repository.Find(path) is { Problem: null } file)
            {
                kustomization.Read(file);
            }
        }

        return kustomization;
    }

    /// <summary>Whether an object of a file is a part of one, to be laid over another.</summary>
    public bool IsPatch(Manifest manifest, SourceFile file) =>
        _patches.Contains(file.Path) || manifest.HasDirective || (_folders.Contains(file.Folder) && !_resources.Contains(file.Path) && manifest.LacksParts);

    private void Read(SourceFile file)
    {
        _ = _folders.Add(file.Folder);
        var root = file.Yaml.IsWalkable ? file.Yaml.RootMapping : null;
        foreach (var name in (ReadOnlySpan<string>)["patches", "patchesJson6902"])
        {
            Add(_patches, file, ItemsOf(root, name).Select(item => item.AsMapping?["path"]));
        }

        Add(_patches, file, ItemsOf(root, "patchesStrategicMerge"));
        Add(_resources, file, ItemsOf(root, "resources"));
    }

    private static ImmutableArray<YamlNode> ItemsOf(YamlMapping? root, string name) => root?[name]?.AsSequence?.Items ?? [];

    private static void Add(HashSet<string> paths, SourceFile file, IEnumerable<YamlNode?> references)
    {
        foreach (var reference in references)
        {
            // A patch may also be written in place.
            if (reference?.Text is { } text && !text.Contains('\n', StringComparison.Ordinal) && RepositoryPath.Resolve(file.Folder, text) is { } path)
            {
                _ = paths.Add(path);
            }
        }
    }
}
