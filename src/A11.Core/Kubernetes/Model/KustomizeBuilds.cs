using System.Collections.Immutable;
using A11.Core.Budgets;
using A11.Core.Repositories;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>The objects that the kustomizations of a repository make which no other one includes: those that are applied.</summary>
internal sealed class KustomizeBuilds
{
    private readonly Kustomizations _kustomizations;
    private readonly ILookup<string, (BuiltObject Object, KustomizeBuild Build)> _byPath;

    private KustomizeBuilds(Kustomizations kustomizations, Repository repository)
    {
        _kustomizations = kustomizations;
        var included = kustomizations.All.SelectMany(static kustomization => kustomization.Resources).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<KustomizeBuild> builds = [];
        Lazy<ManifestSet> others = new(() => new ManifestSet([.. repository.Model(ManifestSets.ReadAll).SetOf("").Manifests, .. builds.SelectMany(static build => build.Set.Manifests)], mayHaveMore: false));
        builds =
        [
            .. kustomizations.All.Where(kustomization => !included.Contains(kustomization.Directory))
                .Select(kustomization => new KustomizeBuild([.. Build(kustomization, [])], kustomization.IsComponent || kustomizations.HasUnknownObjects(kustomization), () => others.Value)),
        ];
        _byPath = builds.SelectMany(static build => build.Objects.Select(built => (built, build)))
            .SelectMany(static pair => pair.built.Paths.Select(path => (path, pair))).ToLookup(static pair => pair.path, static pair => pair.pair, StringComparer.Ordinal);
    }

    /// <summary>Builds all of a repository.</summary>
    public static KustomizeBuilds ReadAll(Repository repository) => new(repository.Model(Kustomizations.ReadAll), repository);

    /// <summary>The objects that a file has a part in.</summary>
    public IEnumerable<(BuiltObject Object, KustomizeBuild Build)> Find(string path) => _byPath[path];

    /// <summary>The objects that an object of a file becomes, or is laid over.</summary>
    public ImmutableArray<(BuiltObject Object, KustomizeBuild Build)> Find(Manifest manifest, string path) =>
    [
        .. _byPath[path].Where(pair => (pair.Object.Path == path && pair.Object.Whole.Root.Span == manifest.Root.Span) || pair.Object.Layers.Any(layer => layer.Path == path && layer.Content.Span == manifest.Root.Span)),
    ];

    /// <summary>A component changes what the kustomization that includes it has; other kustomizations are built for themselves.</summary>
    private List<BuiltObject> Build(Kustomization kustomization, ImmutableHashSet<string> above)
    {
        StepBudget.Take();
        if (above.Contains(kustomization.Directory))
        {
            return [];
        }

        var inner = above.Add(kustomization.Directory);
        var objects = kustomization.Objects.Select(static pair => new BuiltObject(pair.Manifest, pair.Path, [])).ToList();
        objects.AddRange(kustomization.Resources.Except(kustomization.Components, StringComparer.Ordinal).SelectMany(_kustomizations.InDirectory).SelectMany(other => Build(other, inner)));
        objects = Generate(kustomization, objects);
        foreach (var component in kustomization.Components.SelectMany(_kustomizations.InDirectory).Where(component => !inner.Contains(component.Directory)))
        {
            objects.AddRange(component.Objects.Select(static pair => new BuiltObject(pair.Manifest, pair.Path, [])));
            objects = Lay(component.Layers, Generate(component, objects));
        }

        return Lay(kustomization.Layers, objects);
    }

    /// <summary>What is merged into a generated object lies over it like a patch.</summary>
    private static List<BuiltObject> Generate(Kustomization kustomization, List<BuiltObject> objects)
    {
        objects.AddRange(kustomization.Generated.Where(static generated => !generated.IsPatch).Select(generated => new BuiltObject(generated.Manifest, kustomization.Path, [])));
        return Lay([.. kustomization.Generated.Where(static generated => generated.IsPatch).Select(generated => new KustomizeLayer(KustomizeLayerKind.Part, kustomization.Path, generated.Manifest.Root, new KustomizePatch(kustomization.Path, null)))], objects);
    }

    private static List<BuiltObject> Lay(ImmutableArray<KustomizeLayer> layers, List<BuiltObject> objects)
    {
        foreach (var layer in layers)
        {
            var source = layer.Kind is KustomizeLayerKind.Replacement ? KustomizeReplacement.FindValue((YamlMapping)layer.Content, objects) : null;
            ImmutableArray<KustomizeLayer> parts = layer.Kind is not KustomizeLayerKind.Replacement ? [layer]
                : [.. MappingsOf(layer.Content.AsMapping?["targets"]).Select(target => layer with { Content = target, Value = source })];
            foreach (var part in parts)
            {
                objects = [.. objects.Select(built => IsFor(part, built) ? built with { Layers = built.Layers.Add(part) } : built)];
            }
        }

        return objects;
    }

    private static bool IsFor(KustomizeLayer layer, BuiltObject built) => layer.Patch is { AsksForLabels: true } ? built.Build() is { } manifest && layer.IsFor(manifest) : layer.IsFor(built.Named);

    private static IEnumerable<YamlMapping> MappingsOf(YamlNode? sequence) => (sequence?.AsSequence?.Items ?? []).Select(static item => item.AsMapping).OfType<YamlMapping>();
}
