using System.Collections.Immutable;
using A11.Core.Repositories;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>One object of a manifest (Kubernetes API conventions: “Types (Kinds)”).</summary>
/// <param name="Root">Its mapping.</param>
/// <param name="ApiVersion">Group and version: <c>apps/v1</c>.</param>
/// <param name="Kind">What it is: <c>Deployment</c>.</param>
public sealed record Manifest(YamlMapping Root, YamlScalar ApiVersion, YamlScalar Kind)
{
    /// <summary>Whether it is a part of an object, or some of it is filled in later: what it lacks may be elsewhere.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Whether SOPS has encrypted it: it adds what it needs to decrypt under <c>sops</c>, and takes that away before the file is used (getsops.io/docs).</summary>
    internal bool IsEncrypted => Root["sops"]?.AsMapping?["mac"] is not null;

    /// <summary>The names that kustomizations give it, the last one last; references may use any of them.</summary>
    internal ImmutableArray<string> OtherNames { get; init; } = [];

    /// <summary>What it is applied with, where a kustomization says so.</summary>
    internal ManifestSet? Companions { get; init; }

    /// <summary>Whether it has a name, or had it before a kustomization changed it.</summary>
    internal bool HasName(string name) => Name == name || OtherNames.Contains(name);

    /// <summary>Whether a directive of a patch stands in it: <c>$patch: delete</c> and its like (Kubernetes documentation, “strategic merge patch”).</summary>
    internal bool HasDirective => Contains(Root, static name => name is "$patch" or "$retainKeys" || name.StartsWith("$setElementOrder/", StringComparison.Ordinal) || name.StartsWith("$deleteFromPrimitiveList/", StringComparison.Ordinal));

    /// <summary>Whether the API server would refuse it as it is: it makes pods, and a container has no image or nothing selects its pods.</summary>
    internal bool LacksParts => Workload is { } workload
        ? workload.Containers.Any(container => container.Image is null) || (Kind.Value is "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" && Root["spec"]?.AsMapping?["selector"] is null)
        : Root["spec"] is null && Root["data"] is null;

    /// <summary>Its name; empty where it has none.</summary>
    public string Name => Root["metadata"]?.AsMapping?["name"]?.Text ?? "";

    /// <summary>The place to report what it lacks: its name, else its kind.</summary>
    internal TextSpan Place => Root["metadata"]?.AsMapping?["name"]?.Span ?? Kind.Span;

    /// <summary>What is wanted of it; null where nothing is.</summary>
    internal YamlMapping? Spec => Root["spec"]?.AsMapping;

    /// <summary>How many pods it keeps running; null where it doesn't say.</summary>
    internal long? Replicas => KubernetesScalars.IntegerOf(Spec?["replicas"]);

    /// <summary>Its annotations; null where it has none.</summary>
    internal YamlMapping? Annotations => Root["metadata"]?.AsMapping?["annotations"]?.AsMapping;

    /// <summary>Its labels; null where it has none.</summary>
    internal YamlMapping? Labels => Root["metadata"]?.AsMapping?["labels"]?.AsMapping;

    /// <summary>The group of its API; empty for the core's.</summary>
    internal string Group => ApiVersion.Value.LastIndexOf('/') is var slash && slash < 0 ? "" : ApiVersion.Value[..slash];

    /// <summary>Whether its API is one of Kubernetes' own, by its group (API conventions: groups with a domain below k8s.io are Kubernetes').</summary>
    internal bool IsBuiltIn => !Group.Contains('.', StringComparison.Ordinal) || Group.EndsWith(".k8s.io", StringComparison.Ordinal);

    /// <summary>Its namespace; empty where it names none.</summary>
    internal string Namespace => Root["metadata"]?.AsMapping?["namespace"]?.Text ?? "";

    /// <summary>Whether it can be a part of an object: of the same kind and name, and of its namespace where both name one.</summary>
    internal bool IsOf(Manifest whole) => Kind.Value == whole.Kind.Value && whole.HasName(Name) && (Namespace.Length == 0 || whole.Namespace.Length == 0 || Namespace == whole.Namespace);

    /// <summary>The object and its name, for messages: <c>Deployment web</c>.</summary>
    public string Title => Name.Length == 0 ? Kind.Value : $"{Kind.Value} {Name}";

    /// <summary>The pods that it makes; null where it makes none.</summary>
    public Workload? Workload => Workload.Create(this);

    /// <summary>The objects of a file, those in a <c>List</c> included; empty where it is no manifest.</summary>
    public static ImmutableArray<Manifest> ReadAll(SourceFile file) =>
        MayHold(file.Text.Content) && file.Yaml.IsWalkable && file.Yaml.IsComplete ? [.. file.Yaml.Documents.SelectMany(document => Read(document.Root))] : [];

    /// <summary>Most files of YAML and JSON are something else, and need not be parsed for that.</summary>
    private static bool MayHold(string text) => text.Contains("apiVersion", StringComparison.Ordinal) && text.Contains("kind", StringComparison.Ordinal);

    private static bool Contains(YamlNode node, Func<string, bool> isMeant) => node switch
    {
        YamlMapping mapping => mapping.Entries.Any(entry => isMeant(entry.Name) || Contains(entry.Value, isMeant)),
        YamlSequence sequence => sequence.Items.Any(item => Contains(item, isMeant)),
        _ => false,
    };

    /// <summary>The object that a node is; null where it has no kind.</summary>
    internal static Manifest? Create(YamlNode node) => node.AsMapping is { } root && root["apiVersion"]?.AsScalar is { } version && root["kind"]?.AsScalar is { } kind ? new Manifest(root, version, kind) : null;

    private static IEnumerable<Manifest> Read(YamlNode node) => Create(node) is not { } manifest ? []
        : manifest.Kind.Value.EndsWith("List", StringComparison.Ordinal) && manifest.Root["items"]?.AsSequence is { } items ? items.Items.SelectMany(Read)
        : [manifest];
}
