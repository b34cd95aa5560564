using System.Collections.Immutable;
using A11.Core.Containers;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>An object that makes pods (Kubernetes documentation, “Workload Management”).</summary>
public sealed class Workload
{
    /// <summary>Where each kind keeps the specification of its pods.</summary>
    private static readonly Dictionary<string, string[]> PodPaths = new(StringComparer.Ordinal)
    {
        ["Pod"] = ["spec"],
        ["PodTemplate"] = ["template", "spec"],
        ["ReplicationController"] = ["spec", "template", "spec"],
        ["Deployment"] = ["spec", "template", "spec"],
        ["ReplicaSet"] = ["spec", "template", "spec"],
        ["StatefulSet"] = ["spec", "template", "spec"],
        ["DaemonSet"] = ["spec", "template", "spec"],
        ["DeploymentConfig"] = ["spec", "template", "spec"],
        ["Job"] = ["spec", "template", "spec"],
        ["CronJob"] = ["spec", "jobTemplate", "spec", "template", "spec"],
    };

    /// <summary>The keys by which a pod shares a namespace of its node.</summary>
    private static readonly (string Key, string Namespace)[] NamespaceKeys = [("hostNetwork", "network"), ("hostPID", "pid"), ("hostIPC", "ipc")];

    private Workload(Manifest manifest, YamlMapping pod, YamlMapping? template)
    {
        Manifest = manifest;
        Pod = pod;
        Metadata = template?["metadata"]?.AsMapping;
        SecurityContext = pod["securityContext"]?.AsMapping;
        Containers = [.. Read("initContainers", isInit: true), .. Read("containers", isInit: false), .. Read("ephemeralContainers", isInit: false).Select(static container => container with { IsEphemeral = true })];
    }

    /// <summary>The object.</summary>
    public Manifest Manifest { get; }

    /// <summary>The specification of its pods.</summary>
    public YamlMapping Pod { get; }

    /// <summary>The metadata of its pods; null where they have none.</summary>
    internal YamlMapping? Metadata { get; }

    /// <summary>The volumes of its pods.</summary>
    internal IEnumerable<YamlMapping> Volumes => (Pod["volumes"]?.AsSequence?.Items ?? []).Select(static volume => volume.AsMapping).OfType<YamlMapping>();

    /// <summary>Whether what it lacks may be elsewhere.</summary>
    internal bool IsPartial => Manifest.IsPartial;

    /// <summary>The place to report what its pods lack: the object's.</summary>
    internal TextSpan Place => Manifest.Place;

    /// <summary>An annotation of its pods; null where there is none.</summary>
    internal YamlEntry? FindAnnotation(string name) => Metadata?["annotations"]?.AsMapping?.Find(name);

    /// <summary>The labels of its pods.</summary>
    internal YamlMapping? Labels => Metadata?["labels"]?.AsMapping;

    /// <summary>What holds for all containers of the pod; null where nothing is said.</summary>
    public YamlMapping? SecurityContext { get; }

    /// <summary>The containers, those that run before the others first.</summary>
    public ImmutableArray<Container> Containers { get; }

    /// <summary>How its pods are isolated from their node.</summary>
    public ContainerIsolation Isolation => new()
    {
        HostNamespaces =
        [
            .. NamespaceKeys.Select(key => (key.Namespace, Entry: Pod.Find(key.Key))).Where(static key => KubernetesScalars.BooleanOf(key.Entry?.Value) == true)
                .Select(static key => new PlacedText(key.Namespace, key.Entry!.Span)),
        ],
        HostPaths =
        [
            .. Volumes.Select(static volume => volume["hostPath"]?.AsMapping?["path"]?.AsScalar).OfType<YamlScalar>()
                .Select(static path => new PlacedText(path.Value, path.Span)),
        ],
    };

    /// <summary>Whether its pods run until they are stopped, rather than to an end.</summary>
    public bool IsLongRunning => Manifest.Kind.Value is not ("Job" or "CronJob") && !(Manifest.Kind.Value == "Pod" && Pod["restartPolicy"]?.Text is "Never" or "OnFailure");

    /// <summary>Whether objects of a kind make pods.</summary>
    internal static bool IsKind(string kind) => PodPaths.ContainsKey(kind);

    internal static Workload? Create(Manifest manifest)
    {
        if (!PodPaths.TryGetValue(manifest.Kind.Value, out var path))
        {
            return null;
        }

        return Find(manifest.Root, path) is { } pod ? new Workload(manifest, pod, Find(manifest.Root, path.AsSpan()[..^1])) : null;
    }

    private static YamlMapping? Find(YamlMapping root, ReadOnlySpan<string> path)
    {
        var found = root;
        foreach (var name in path)
        {
            found = found?[name]?.AsMapping;
        }

        return found;
    }

    private IEnumerable<Container> Read(string name, bool isInit) =>
        (Pod[name]?.AsSequence?.Items ?? []).Select(item => item.AsMapping).OfType<YamlMapping>().Select(mapping => new Container(this, mapping, isInit));
}
