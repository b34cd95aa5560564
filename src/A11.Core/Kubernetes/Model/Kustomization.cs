using System.Collections.Immutable;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>A kustomization: what it is made of, and what it lays over that (Kustomize reference, “resources”, “bases”, “components”, “patches”).</summary>
/// <param name="Directory">The directory that it is in.</param>
/// <param name="Resources">The files and directories that its objects come from.</param>
/// <param name="Components">Those of them that change its other objects.</param>
/// <param name="Layers">What it does with its objects, in the order that Kustomize does it.</param>
/// <param name="Objects">The objects in its own files, without those of its bases.</param>
/// <param name="HasUnknownObjects">Whether some of its objects are elsewhere: behind an address, in a chart, or made by a program.</param>
internal sealed record Kustomization(string Directory, ImmutableArray<string> Resources, ImmutableArray<string> Components, ImmutableArray<KustomizeLayer> Layers, ImmutableArray<(Manifest Manifest, string Path)> Objects, bool HasUnknownObjects)
{
    private static readonly ImmutableArray<string> Programs = ["helmCharts", "helmChartInflationGenerator", "generators", "transformers", "configurations"];

    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Whether it is there to be included by others only.</summary>
    public bool IsComponent { get; private init; }

    /// <summary>The objects that it generates.</summary>
    public ImmutableArray<GeneratedObject> Generated { get; private init; } = [];

    /// <summary>The files that it lays over its objects.</summary>
    public ImmutableArray<KustomizePatch> Patches { get; private init; } = [];

    /// <summary>Reads one.</summary>
    public static Kustomization Read(SourceFile file, Repository repository)
    {
        var root = file.Yaml.IsWalkable ? file.Yaml.RootMapping : null;
        ImmutableArray<YamlNode> references = [.. ItemsOf(root, "resources"), .. ItemsOf(root, "bases"), .. ItemsOf(root, "components")];
        var resources = PathsOf(file, references);
        return new Kustomization(
            file.Directory,
            resources,
            PathsOf(file, ItemsOf(root, "components")),
            root is null ? [] : [.. ReadLayers(file, root, repository)],
            [.. resources.Where(path => RepositoryPath.IsYaml(path)).Select(repository.Find).OfType<SourceFile>().Where(resource => resource.Problem is null)
                .SelectMany(static resource => Manifest.ReadAll(resource).Select(manifest => (manifest, resource.Path)))],
            references.Length > resources.Length || Programs.Any(name => root?[name] is not null) || resources.Any(path => RepositoryPath.IsYaml(path) && !IsReadable(repository.Find(path))))
        {
            Path = file.Path,
            IsComponent = root?["kind"]?.Text == "Component",
            Generated = root is null ? [] : [.. new KustomizeGenerator(file, repository).ReadAll(root)],
            Patches =
            [
                .. ItemsOf(root, "patches").Concat(ItemsOf(root, "patchesJson6902")).Select(item => Patch(file, item.AsMapping?["path"], item.AsMapping?["target"]?.AsMapping)).OfType<KustomizePatch>(),
                .. ItemsOf(root, "patchesStrategicMerge").Select(item => Patch(file, item, null)).OfType<KustomizePatch>(),
            ],
        };
    }

    private static bool IsReadable(SourceFile? resource) => resource is { Problem: null, Yaml: { IsComplete: true, IsWalkable: true, Action: null } };

    /// <summary>The labels come after the patches, the images and replacements last (kustomize, api/internal/target/kusttarget_configplugin.go).</summary>
    private static IEnumerable<KustomizeLayer> ReadLayers(SourceFile file, YamlMapping root, Repository repository) =>
    [
        .. ItemsOf(root, "patchesStrategicMerge").SelectMany(item => ReadPatch(file, item, item, null, repository)),
        .. MappingsOf(root, "patches").SelectMany(item => ReadPatch(file, item["path"], item["patch"], item["target"]?.AsMapping, repository)),
        .. TextOf(root, "namespace").Select(space => new KustomizeLayer(KustomizeLayerKind.Namespace, file.Path, space, null)),
        .. TextOf(root, "namePrefix").Select(prefix => new KustomizeLayer(KustomizeLayerKind.Prefix, file.Path, prefix, null)),
        .. TextOf(root, "nameSuffix").Select(suffix => new KustomizeLayer(KustomizeLayerKind.Suffix, file.Path, suffix, null)),
        .. MappingsOf(root, "labels").Select(item => new KustomizeLayer(KustomizeLayerKind.Labels, file.Path, item, null)),
        .. MappingOf(root, "commonLabels").Select(labels => new KustomizeLayer(KustomizeLayerKind.CommonLabels, file.Path, labels, null)),
        .. MappingOf(root, "commonAnnotations").Select(annotations => new KustomizeLayer(KustomizeLayerKind.Annotations, file.Path, annotations, null)),
        .. MappingsOf(root, "patchesJson6902").SelectMany(item => ReadPatch(file, item["path"], item["patch"], item["target"]?.AsMapping, repository)),
        .. MappingsOf(root, "replicas").Select(item => new KustomizeLayer(KustomizeLayerKind.Replicas, file.Path, item, null)),
        .. MappingsOf(root, "images").Concat(MappingsOf(root, "imageTags")).Select(image => new KustomizeLayer(KustomizeLayerKind.Image, file.Path, image, null)),
        .. MappingsOf(root, "replacements").SelectMany(item => ReadReplacements(file, item, repository)),
    ];

    /// <summary>Replacements that are written in place, or those of the file that is named: one, or a list.</summary>
    private static IEnumerable<KustomizeLayer> ReadReplacements(SourceFile file, YamlMapping item, Repository repository)
    {
        if (item["path"] is not { } reference)
        {
            return [new KustomizeLayer(KustomizeLayerKind.Replacement, file.Path, item, null)];
        }

        return PathOf(file, reference) is { } path && repository.Find(path) is { } source && IsReadable(source)
            ? source.Yaml.Documents.SelectMany(static document => document.Root.AsSequence?.Items ?? [document.Root]).Select(static node => node.AsMapping).OfType<YamlMapping>()
                .Select(replacement => new KustomizeLayer(KustomizeLayerKind.Replacement, path, replacement, null))
            : [];
    }

    private static IEnumerable<YamlScalar> TextOf(YamlMapping root, string name) => root[name]?.AsScalar is { Value.Length: > 0, IsNull: false } text ? [text] : [];

    private static IEnumerable<YamlMapping> MappingOf(YamlMapping root, string name) => root[name]?.AsMapping is { } mapping ? [mapping] : [];

    private static IEnumerable<YamlMapping> MappingsOf(YamlMapping root, string name) => ItemsOf(root, name).Select(static item => item.AsMapping).OfType<YamlMapping>();

    /// <summary>The parts and operations of a patch, in a file or written in place.</summary>
    private static IEnumerable<KustomizeLayer> ReadPatch(SourceFile file, YamlNode? reference, YamlNode? inline, YamlMapping? target, Repository repository)
    {
        var path = PathOf(file, reference);
        var source = path is null ? null : repository.Find(path);
        var text = path is null ? inline?.AsScalar : null;
        var tree = source is { Problem: null } ? source.Yaml : text is not null ? YamlTree.Parse(new SourceText(text.Value)) : null;
        var patch = new KustomizePatch(path ?? file.Path, target);
        foreach (var document in tree is { IsWalkable: true, IsComplete: true } ? tree.Documents : [])
        {
            var content = text is null ? document.Root : YamlCopy.Create(document.Root, text.Map.ToHost);
            if (content is YamlSequence && target is not null)
            {
                yield return new KustomizeLayer(KustomizeLayerKind.Operations, patch.Path, content, patch);
            }
            else if (content is YamlMapping)
            {
                yield return new KustomizeLayer(KustomizeLayerKind.Part, patch.Path, content, patch);
            }
        }
    }

    private static KustomizePatch? Patch(SourceFile file, YamlNode? reference, YamlMapping? target) => PathOf(file, reference) is { } path ? new KustomizePatch(path, target) : null;

    private static ImmutableArray<string> PathsOf(SourceFile file, ImmutableArray<YamlNode> references) => [.. references.Select(reference => PathOf(file, reference)).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static ImmutableArray<YamlNode> ItemsOf(YamlMapping? root, string name) => root?[name]?.AsSequence?.Items ?? [];

    /// <summary>What a reference names in the repository; null for what is written in place, or is elsewhere.</summary>
    private static string? PathOf(SourceFile file, YamlNode? reference) =>
        reference?.Text is { } text && !text.Contains('\n', StringComparison.Ordinal) ? RepositoryPath.Resolve(file.Directory, text.TrimEnd('/')) : null;
}
