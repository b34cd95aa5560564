using System.Collections.Immutable;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>Objects that are applied together: those in the files of a directory, of those below and of those above. What is asked of many objects is looked up, as sets may be large.</summary>
internal sealed class ManifestSet
{
    private readonly Lazy<ILookup<string, Manifest>> _byKind;
    private readonly Lazy<ILookup<(string Kind, string Name), Manifest>> _byName;
    private readonly Lazy<ILookup<string, Workload>> _byNamespace;
    private readonly Lazy<ILookup<(string Label, string? Value), Workload>> _byLabel;
    private readonly Lazy<bool> _isOpen;
    private readonly Lazy<bool> _hasUnknownPods;

    /// <summary>A set of these objects.</summary>
    /// <param name="manifests">The objects.</param>
    /// <param name="mayHaveMore">Whether there may be more of them elsewhere: a kustomization puts together other parts.</param>
    public ManifestSet(ImmutableArray<Manifest> manifests, bool mayHaveMore)
    {
        Manifests = manifests;
        MayHaveMore = mayHaveMore;
        _byKind = new(() => manifests.ToLookup(static manifest => manifest.Kind.Value, StringComparer.Ordinal));
        _byName = new(() => manifests.SelectMany(static manifest => manifest.OtherNames.Append(manifest.Name).Distinct(StringComparer.Ordinal).Select(name => (Key: (manifest.Kind.Value, name), Manifest: manifest)))
            .ToLookup(static pair => pair.Key, static pair => pair.Manifest));
        Lazy<Workload[]> workloads = new(() => [.. manifests.Select(static manifest => manifest.Workload).OfType<Workload>()]);
        _byNamespace = new(() => workloads.Value.ToLookup(static workload => workload.Manifest.Namespace, StringComparer.Ordinal));
        _byLabel = new(() => workloads.Value
            .SelectMany(static workload => (workload.Labels?.MergedEntries() ?? []).Select(label => (Label: (label.Name, label.Value.Text), Workload: workload)))
            .ToLookup(static pair => pair.Label, static pair => pair.Workload));
        _isOpen = new(() => mayHaveMore || HasRivals());
        _hasUnknownPods = new(() => manifests.Any(static manifest =>
            manifest.Group.Contains('.', StringComparison.Ordinal) && !manifest.Group.EndsWith(".k8s.io", StringComparison.Ordinal) && manifest.Workload is null));
    }

    /// <summary>The objects.</summary>
    public ImmutableArray<Manifest> Manifests { get; }

    /// <summary>Objects that are applied for themselves, maybe to the same cluster; null where the set knows of none.</summary>
    public Func<ManifestSet>? Others { get; init; }

    /// <summary>Whether there may be more of them elsewhere.</summary>
    public bool MayHaveMore { get; }

    /// <summary>Whether the objects are not all that is applied together, or are never applied together: two of them have one name.</summary>
    public bool IsOpen => _isOpen.Value;

    /// <summary>Whether other things than the built-in workloads may make pods: an operator's object or a chart.</summary>
    public bool HasUnknownPods => _hasUnknownPods.Value;

    /// <summary>The objects of a kind.</summary>
    public IEnumerable<Manifest> OfKind(string kind) => _byKind.Value[kind];

    /// <summary>The object of a kind and name in a namespace; null where there is none.</summary>
    public Manifest? Find(string kind, string name, string space) => _byName.Value[(kind, name)].FirstOrDefault(manifest => AreTogether(manifest.Namespace, space));

    /// <summary>Whether an object of a kind and name is applied for itself.</summary>
    public bool IsAppliedApart(string kind, string name) => Others?.Invoke()._byName.Value.Contains((kind, name)) == true;

    /// <summary>Whether pods that have all labels a selector asks for are made by what is applied for itself.</summary>
    public bool AreAppliedApart(YamlMapping selector) => Others?.Invoke().FindSelected(selector, "").Any() == true;

    /// <summary>Whether anything makes pods in a namespace.</summary>
    public bool HasWorkloads(string space) => space.Length == 0 ? _byNamespace.Value.Count > 0 : _byNamespace.Value.Contains(space) || _byNamespace.Value.Contains("");

    /// <summary>The workloads in a namespace whose pods have all labels that a selector by equality asks for, which asks for one at least.</summary>
    public IEnumerable<Workload> FindSelected(YamlMapping selector, string space) => selector.MergedEntries().FirstOrDefault() is { } first
        ? _byLabel.Value[(first.Name, first.Value.Text)].Where(workload => AreTogether(workload.Manifest.Namespace, space) && HasLabels(workload.Labels, selector))
        : [];

    /// <summary>Whether two namespaces are one; what names none goes to any.</summary>
    public static bool AreTogether(string space, string other) => space.Length == 0 || other.Length == 0 || space == other;

    /// <summary>Whether labels have all that a selector by equality asks for.</summary>
    public static bool HasLabels(YamlMapping? labels, YamlMapping selector) => selector.MergedEntries().All(wanted => labels?.FindMerged(wanted.Name)?.Value.Text is { } text && text == wanted.Value.Text);

    private bool HasRivals()
    {
        var seen = new HashSet<(string, string, string, string)>();
        return Manifests.Any(manifest => manifest.Name.Length > 0 && !seen.Add((manifest.Group, manifest.Kind.Value, manifest.Namespace, manifest.OtherNames.LastOrDefault() ?? manifest.Name)));
    }
}
