using System.Collections.Immutable;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>Objects that are applied together: those in the files of a directory, of those below and of those above.</summary>
/// <param name="Manifests">The objects.</param>
/// <param name="IsOpen">Whether there may be more of them elsewhere: a kustomization puts together other parts.</param>
internal sealed record ManifestSet(ImmutableArray<Manifest> Manifests, bool IsOpen)
{
    private ILookup<string, Manifest>? _byKind;
    private Workload[]? _workloads;

    /// <summary>The objects of a kind.</summary>
    public IEnumerable<Manifest> OfKind(string kind) => (_byKind ??= Manifests.ToLookup(static manifest => manifest.Kind.Value, StringComparer.Ordinal))[kind];

    /// <summary>The object of a kind and name in a namespace; null where there is none.</summary>
    public Manifest? Find(string kind, string name, string space) => OfKind(kind).FirstOrDefault(manifest => manifest.Name == name && AreTogether(manifest.Namespace, space));

    /// <summary>What makes pods in a namespace.</summary>
    public IEnumerable<Workload> WorkloadsIn(string space) => Workloads.Where(workload => AreTogether(workload.Manifest.Namespace, space));

    private Workload[] Workloads => _workloads ??= [.. Manifests.Select(static manifest => manifest.Workload).OfType<Workload>()];

    /// <summary>Whether two namespaces are one; what names none goes to any.</summary>
    public static bool AreTogether(string space, string other) => space.Length == 0 || other.Length == 0 || space == other;

    /// <summary>Whether labels have all that a selector by equality asks for.</summary>
    public static bool HasLabels(YamlMapping? labels, YamlMapping selector) => selector.MergedEntries().All(wanted => labels?.FindMerged(wanted.Name)?.Value.Text is { } text && text == wanted.Value.Text);
}
