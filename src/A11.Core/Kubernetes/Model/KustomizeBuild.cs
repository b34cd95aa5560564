using System.Collections.Immutable;

namespace A11.Core.Kubernetes.Model;

/// <summary>What a kustomization makes that no other one includes: the objects that are applied together.</summary>
internal sealed class KustomizeBuild
{
    private readonly Lazy<ManifestSet> _set;

    /// <summary>The objects of a kustomization.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="mayHaveMore">Whether some of them are not in the repository.</param>
    /// <param name="others">All objects of the repository.</param>
    public KustomizeBuild(ImmutableArray<BuiltObject> objects, bool mayHaveMore, Func<ManifestSet> others)
    {
        Objects = objects;
        _set = new(() => new ManifestSet([.. objects.Select(static built => built.Build()).OfType<Manifest>()], mayHaveMore) { Others = others });
    }

    /// <summary>The objects.</summary>
    public ImmutableArray<BuiltObject> Objects { get; }

    /// <summary>What they become.</summary>
    public ManifestSet Set => _set.Value;
}
