using System.Collections.Immutable;
using A11.Core.Containers;
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

    private Workload(Manifest manifest, YamlMapping pod)
    {
        Manifest = manifest;
        Pod = pod;
        SecurityContext = pod["securityContext"]?.AsMapping;
        Containers = [.. Read("initContainers", isInit: true), .. Read("containers", isInit: false)];
    }

    /// <summary>The object.</summary>
    public Manifest Manifest { get; }

    /// <summary>The specification of its pods.</summary>
    public YamlMapping Pod { get; }

    /// <summary>What holds for all containers of the pod; null where nothing is said.</summary>
    public YamlMapping? SecurityContext { get; }

    /// <summary>The containers, those that run before the others first.</summary>
    public ImmutableArray<Container> Containers { get; }

    /// <summary>How its pods are isolated from their node.</summary>
    internal ContainerIsolation Isolation => new()
    {
        HostNamespaces =
        [
            .. NamespaceKeys.Select(key => (key.Namespace, Entry: Pod.Find(key.Key))).Where(static key => key.Entry is { Value: YamlScalar { AsBoolean: true } })
                .Select(static key => new ContainerSetting(key.Namespace, key.Entry!.Span)),
        ],
        HostPaths =
        [
            .. (Pod["volumes"]?.AsSequence?.Items ?? []).Select(static volume => volume.AsMapping?["hostPath"]?.AsMapping?["path"]?.AsScalar).OfType<YamlScalar>()
                .Select(static path => new ContainerSetting(path.Value, path.Span)),
        ],
    };

    /// <summary>Whether its pods run until they are stopped, rather than to an end.</summary>
    public bool IsLongRunning => Manifest.Kind.Value is not ("Job" or "CronJob") && !(Manifest.Kind.Value == "Pod" && Pod["restartPolicy"]?.Text is "Never" or "OnFailure");

    internal static Workload? Create(Manifest manifest)
    {
        if (!PodPaths.TryGetValue(manifest.Kind.Value, out var path))
        {
            return null;
        }

        YamlNode? node = manifest.Root;
        foreach (var name in path)
        {
            node = node?.AsMapping?[name];
        }

        return node?.AsMapping is { } pod && pod["containers"]?.AsSequence is not null ? new Workload(manifest, pod) : null;
    }

    private IEnumerable<Container> Read(string name, bool isInit) =>
        (Pod[name]?.AsSequence?.Items ?? []).Select(item => item.AsMapping).OfType<YamlMapping>().Select(mapping => new Container(this, mapping, isInit));
}
