using System.Collections.Immutable;
using A11.Core.Budgets;
using A11.Core.Repositories;

namespace A11.Core.Kubernetes.Model;

/// <summary>The objects that the kustomizations of a repository make which no other one includes: those that are applied.</summary>
internal sealed class KustomizeBuilds
{
    private readonly Kustomizations _kustomizations;
    private readonly ILookup<string, BuiltObject> _byPath;

    private KustomizeBuilds(Kustomizations kustomizations)
    {
        _kustomizations = kustomizations;
        var included = kustomizations.All.SelectMany(static kustomization => kustomization.Resources).ToHashSet(StringComparer.Ordinal);
        _byPath = kustomizations.All.Where(kustomization => !included.Contains(kustomization.Directory)).SelectMany(kustomization => Build(kustomization, []))
            .SelectMany(static built => built.Paths.Select(path => (path, built))).ToLookup(static pair => pair.path, static pair => pair.built, StringComparer.Ordinal);
    }

    /// <summary>Builds all of a repository.</summary>
    public static KustomizeBuilds ReadAll(Repository repository) => new(repository.Model(Kustomizations.ReadAll));

    /// <summary>The objects that a file has a part in.</summary>
    public IEnumerable<BuiltObject> Find(string path) => _byPath[path];

    /// <summary>The objects that an object of a file becomes, or is laid over.</summary>
    public ImmutableArray<BuiltObject> Find(Manifest manifest, string path) =>
    [
        .. _byPath[path].Where(built => (built.Path == path && built.Whole.Root.Span == manifest.Root.Span) || built.Layers.Any(layer => layer.Path == path && layer.Content.Span == manifest.Root.Span)),
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
        foreach (var component in kustomization.Components.SelectMany(_kustomizations.InDirectory).Where(component => !inner.Contains(component.Directory)))
        {
            objects.AddRange(component.Objects.Select(static pair => new BuiltObject(pair.Manifest, pair.Path, [])));
            objects = Lay(component, objects);
        }

        return Lay(kustomization, objects);
    }

    private static List<BuiltObject> Lay(Kustomization kustomization, List<BuiltObject> objects) =>
        kustomization.Layers.IsEmpty ? objects : [.. objects.Select(built => kustomization.Layers.Where(layer => layer.IsFor(built.Whole)).ToImmutableArray() is { IsEmpty: false } layers ? built with { Layers = [.. built.Layers, .. layers] } : built)];
}
