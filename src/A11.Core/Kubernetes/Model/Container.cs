using A11.Core.Containers;
using A11.Core.Images;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>A container of a pod (Kubernetes API reference, “Container”).</summary>
/// <param name="Workload">What makes the pod.</param>
/// <param name="Mapping">What it is made of.</param>
/// <param name="IsInit">Whether it runs before the others and ends.</param>
public sealed record Container(Workload Workload, YamlMapping Mapping, bool IsInit)
{
    /// <summary>Whether it was added to a running pod for debugging: it has neither ports nor probes nor resources of its own.</summary>
    public bool IsEphemeral { get; init; }

    /// <summary>Whether what it lacks may be elsewhere, so that nobody is to be asked for it here.</summary>
    public bool IsPartial => Workload.Manifest.IsPartial;

    /// <summary>Its name; empty where it has none.</summary>
    public string Name => Mapping["name"]?.Text ?? "";

    /// <summary>The place to report what it lacks: its name, else its first entry.</summary>
    public TextSpan Place => Mapping["name"]?.Span ?? (Mapping.Entries.IsEmpty ? Mapping.Span : Mapping.Entries[0].Key.Span);

    /// <summary>The container at the start of a message: <c>Container web</c>.</summary>
    public string Title => Name.Length == 0 ? "This container" : $"Container {Name}";

    /// <summary>The image that it runs.</summary>
    public YamlScalar? Image => Mapping["image"]?.AsScalar;

    /// <summary>The image as a reference; null where it names none.</summary>
    public ImageReference? Reference => Image is { Value.Length: > 0 } image ? ImageReference.Parse(image.Value) : null;

    /// <summary>Its own security context; null where it has none.</summary>
    public YamlMapping? SecurityContext => Mapping["securityContext"]?.AsMapping;

    /// <summary>Whether it runs as long as its pod does and should say how it is: an init container with <c>restartPolicy: Always</c> is a sidecar.</summary>
    public bool IsLongRunning => Workload.IsLongRunning && !IsEphemeral && (!IsInit || Mapping["restartPolicy"]?.Text == "Always");

    /// <summary>Its ports.</summary>
    internal IEnumerable<YamlMapping> Ports => (Mapping["ports"]?.AsSequence?.Items ?? []).Select(static port => port.AsMapping).OfType<YamlMapping>();

    /// <summary>Its environment variables.</summary>
    internal IEnumerable<YamlMapping> Environment => (Mapping["env"]?.AsSequence?.Items ?? []).Select(static variable => variable.AsMapping).OfType<YamlMapping>();

    /// <summary>What it mounts.</summary>
    internal IEnumerable<YamlMapping> Mounts => (Mapping["volumeMounts"]?.AsSequence?.Items ?? []).Select(static mount => mount.AsMapping).OfType<YamlMapping>();

    /// <summary>The words of its command and its arguments.</summary>
    internal IEnumerable<YamlScalar> Words => KubernetesScalars.TextsOf(Mapping["command"]).Concat(KubernetesScalars.TextsOf(Mapping["args"]));

    /// <summary>A setting of its own security context, else of its pod's.</summary>
    public YamlNode? Security(string name) => SecurityContext?[name] ?? Workload.SecurityContext?[name];

    /// <summary>What probes it (Kubernetes documentation, “Liveness, Readiness, and Startup Probes”).</summary>
    public ContainerHealth Health => new()
    {
        ServesPorts = Mapping["ports"]?.AsSequence is { Items.IsEmpty: false },
        Liveness = Mapping["livenessProbe"]?.Span,
        Readiness = Mapping["readinessProbe"]?.Span,
        Startup = Mapping["startupProbe"]?.Span,
    };

    /// <summary>What it may use of its node (Kubernetes documentation, “Resource Management for Pods and Containers”).</summary>
    public ContainerLimits Limits => new()
    {
        Memory = Resource("limits", "memory"),
        Cpu = Resource("limits", "cpu"),
        RequestedMemory = Resource("requests", "memory"),
        RequestedCpu = Resource("requests", "cpu"),
    };

    /// <summary>How it is isolated from its node; what holds for all containers of its pod is the workload's.</summary>
    public ContainerIsolation Isolation => new()
    {
        Privileged = SecurityContext?.Find("privileged") is { } privileged && KubernetesScalars.BooleanOf(privileged.Value) == true ? privileged.Span : null,
        AllowsEscalation = SecurityContext?["allowPrivilegeEscalation"] is { } escalation ? KubernetesScalars.BooleanOf(escalation) != false : null,
        HasReadOnlyRoot = KubernetesScalars.BooleanOf(SecurityContext?["readOnlyRootFilesystem"]) == true,
        AddedCapabilities = [.. Capabilities("add").Select(static capability => new PlacedText(capability.Name, capability.Node.Span))],
    };

    /// <summary>The names under <c>securityContext.capabilities.add</c> or <c>drop</c>, without <c>CAP_</c>.</summary>
    public IEnumerable<(YamlNode Node, string Name)> Capabilities(string section) =>
        (SecurityContext?["capabilities"]?.AsMapping?[section]?.AsSequence?.Items ?? [])
            .Where(item => item.Text is not null)
            .Select(static item => (item, DangerousCapability.Normalize(item.Text!)));

    private PlacedText? Resource(string section, string name) =>
        Mapping["resources"]?.AsMapping?[section]?.AsMapping?[name] is { } node ? new PlacedText(node.Text ?? "", node.Span) : null;
}
