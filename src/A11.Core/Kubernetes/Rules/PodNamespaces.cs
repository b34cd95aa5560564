using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks at the namespaces that a pod shares with its node.</summary>
public sealed class PodNamespaces : KubernetesRule
{
    private static readonly CheckDescriptor Network = new("AXK2005", "pod-shares-host-network", "Pods should not use their node's network", Severity.Warning, Category.Secure)
    {
        Aliases = ["kube-linter/host-network", "trivy/KSV-0009", "checkov/CKV_K8S_19"],
    };

    private static readonly CheckDescriptor Processes = new("AXK2012", "pod-shares-host-processes", "Pods should not share their node's process namespace", Severity.Warning, Category.Secure)
    {
        Aliases = ["kube-linter/host-pid", "trivy/KSV-0010", "checkov/CKV_K8S_17"],
    };

    private static readonly CheckDescriptor Memory = new("AXK2013", "pod-shares-host-ipc", "Pods should not share their node's IPC namespace", Severity.Warning, Category.Secure)
    {
        Aliases = ["kube-linter/host-ipc", "trivy/KSV-0008", "checkov/CKV_K8S_18"],
    };

    private static readonly (string Namespace, string Key, CheckDescriptor Check, string Effect)[] Namespaces =
    [
        ("network", "hostNetwork", Network, "can reach ports that listen on its node's localhost, and network policies may not apply"),
        ("pid", "hostPID", Processes, "can see and signal every process of its node"),
        ("ipc", "hostIPC", Memory, "can read memory that processes of its node share"),
    ];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Network;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Network, Processes, Memory];

    /// <inheritdoc/>
    public override void Visit(Workload workload, RuleContext context)
    {
        foreach (var shared in workload.Isolation.HostNamespaces)
        {
            var (_, key, check, effect) = Namespaces.First(known => known.Namespace == shared.Value);
            context.Report(check, shared.Span, $"With {key}, {workload.Manifest.Title} {effect}. Remove {key}, unless the pod manages the node itself.");
        }
    }
}
