using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks at the volumes of pods, and at what mounts them.</summary>
public sealed class PodVolumes : KubernetesRule
{
    private static readonly CheckDescriptor HostPath = new("AXK2027", "host-path-volume", "Pods should not mount paths of their node", Severity.Info, Category.Secure)
    {
        Aliases = ["trivy/KSV-0023"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Writable = new("AXK2026", "writable-host-path", "Paths of the node should be mounted read-only", Severity.Info, Category.Secure)
    {
        Aliases = ["kube-linter/writable-host-mount"],
    };

    private static readonly CheckDescriptor Driver = new("AXK2028", "non-core-volume", "Pods should use persistent volume claims for network storage", Severity.Info, Category.Secure)
    {
        Aliases = ["trivy/KSV-0028"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Unknown = new("AXK0004", "undefined-pod-volume", "Mounted volumes must be defined", Severity.Error, Category.Correct);

    /// <summary>Volume types that put a storage system into the pod (Pod Security Standards, restricted: “Volume Types” lists the others).</summary>
    private static readonly string[] Drivers =
    [
        "awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "fc", "flexVolume", "flocker", "gcePersistentDisk", "gitRepo", "glusterfs", "iscsi", "nfs", "photonPersistentDisk",
        "portworxVolume", "quobyte", "rbd", "scaleIO", "storageos", "vsphereVolume",
    ];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Unknown;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Unknown, HostPath, Writable, Driver];

    /// <inheritdoc/>
    public override void Visit(Workload workload, RuleContext context)
    {
        foreach (var volume in workload.Volumes)
        {
            if (volume.Find("hostPath") is { } path)
            {
                var text = path.Value.AsMapping?["path"]?.Text;
                context.Report(HostPath, path.Key.Span, $"{workload.Manifest.Title} mounts {text ?? "a path"} of its node. Use a persistent volume claim, an emptyDir or a ConfigMap.");
            }

            foreach (var driver in volume.Entries.Where(static entry => Drivers.Contains(entry.Name)))
            {
                context.Report(Driver, driver.Key.Span, $"{workload.Manifest.Title} mounts {driver.Name} by itself, which ties it to one storage system. Use a persistent volume claim.");
            }
        }
    }

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        var volumes = container.Workload.Volumes.ToLookup(static volume => volume["name"]?.Text ?? "", StringComparer.Ordinal);
        foreach (var mount in container.Mounts)
        {
            if (mount["name"]?.AsScalar is not { Value.Length: > 0 } name)
            {
                continue;
            }

            var volume = volumes[name.Value].FirstOrDefault();
            if (volume is null)
            {
                CheckKnown(container, name, context);
            }
            else if (volume["hostPath"]?.AsMapping is { } path && KubernetesScalars.BooleanOf(mount["readOnly"]) != true)
            {
                context.Report(Writable, mount["mountPath"]?.Span ?? name.Span, $"{container.Title} can write to {path["path"]?.Text ?? "a path"} of its node. Set readOnly: true, unless it has to write there.");
            }
        }
    }

    private static void CheckKnown(Container container, YamlScalar name, RuleContext context)
    {
        // A StatefulSet makes volumes of its claim templates; what is elsewhere of a patch or behind a merge key nobody knows.
        var templates = container.Workload.Manifest.Spec?["volumeClaimTemplates"]?.AsSequence?.Items ?? [];
        if (!container.IsPartial && !templates.Any(template => template.AsMapping?["metadata"]?.AsMapping?["name"]?.Text == name.Value) && container.Workload.Pod.Find("<<") is null)
        {
            context.Report(Unknown, name.Span, $"{container.Title} mounts the volume {name.Value}, which its pod doesn't have, so the API server rejects it. Add it to volumes, or correct the name.");
        }
    }
}
