using System.Collections.Immutable;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>A kustomization: what it is made of, and what it lays over that (Kustomize reference, “resources”, “bases”, “components”, “patches”).</summary>
/// <param name="Directory">The directory that it is in.</param>
/// <param name="Resources">The files and directories that its objects come from.</param>
/// <param name="Patches">What it lays over its objects.</param>
/// <param name="Objects">The objects in its own files, without those of its bases.</param>
/// <param name="HasUnknownObjects">Whether some of its objects are elsewhere: behind an address, in a chart, or made by a program.</param>
internal sealed record Kustomization(string Directory, ImmutableArray<string> Resources, ImmutableArray<KustomizePatch> Patches, ImmutableArray<Manifest> Objects, bool HasUnknownObjects)
{
    private static readonly ImmutableArray<string> Generators = ["helmCharts", "helmChartInflationGenerator", "generators"];

    /// <summary>Reads one.</summary>
    public static Kustomization Read(SourceFile file, Repository repository)
    {
        var root = file.Yaml.IsWalkable ? file.Yaml.RootMapping : null;
        ImmutableArray<YamlNode> references = [.. ItemsOf(root, "resources"), .. ItemsOf(root, "bases"), .. ItemsOf(root, "components")];
        ImmutableArray<string> resources = [.. references.Select(reference => PathOf(file, reference)).OfType<string>().Distinct(StringComparer.Ordinal)];
        return new Kustomization(
            file.Directory,
            resources,
            [
                .. ItemsOf(root, "patches").Concat(ItemsOf(root, "patchesJson6902")).Select(item => Patch(file, item.AsMapping?["path"], item.AsMapping?["target"]?.AsMapping)).OfType<KustomizePatch>(),
                .. ItemsOf(root, "patchesStrategicMerge").Select(item => Patch(file, item, null)).OfType<KustomizePatch>(),
            ],
            [.. resources.Where(path => RepositoryPath.IsYaml(path)).Select(repository.Find).OfType<SourceFile>().Where(resource => resource.Problem is null).SelectMany(static resource => Manifest.ReadAll(resource))],
            references.Length > resources.Length || Generators.Any(name => root?[name] is not null));
    }

    private static KustomizePatch? Patch(SourceFile file, YamlNode? reference, YamlMapping? target) => PathOf(file, reference) is { } path ? new KustomizePatch(path, target) : null;

    private static ImmutableArray<YamlNode> ItemsOf(YamlMapping? root, string name) => root?[name]?.AsSequence?.Items ?? [];

    /// <summary>What a reference names in the repository; null for what is written in place, or is elsewhere.</summary>
    private static string? PathOf(SourceFile file, YamlNode? reference) =>
        reference?.Text is { } text && !text.Contains('\n', StringComparison.Ordinal) ? RepositoryPath.Resolve(file.Directory, text.TrimEnd('/')) : null;
}
