using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>A pod does not share its node's network, processes or memory.</summary>
public sealed class StayInOwnNamespaces : KubernetesRule
{
    private static readonly ImmutableArray<(string Name, string Reason, ImmutableArray<string> Aliases)> Namespaces =
    [
        ("hostNetwork", "reaches what listens on its node's localhost, and no network policy holds for it", ["kube-linter/host-network", "trivy/KSV-0009", "checkov/CKV_K8S_19"]),
        ("hostPID", "sees every process of its node, with its environment, and may signal it", ["kube-linter/host-pid", "trivy/KSV-0010", "checkov/CKV_K8S_17"]),
        ("hostIPC", "reads the memory that processes of its node share", ["kube-linter/host-ipc", "trivy/KSV-0008", "checkov/CKV_K8S_18"]),
    ];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK2005", "no-node-namespaces", "A pod does not share its node's network, processes or memory", Severity.Warning, Category.Secure)
    {
        Aliases =
        [
            "kube-linter/host-network",
            "trivy/KSV-0009",
            "checkov/CKV_K8S_19",
            "kube-linter/host-pid",
            "trivy/KSV-0010",
            "checkov/CKV_K8S_17",
            "kube-linter/host-ipc",
            "trivy/KSV-0008",
            "checkov/CKV_K8S_18",
        ],
    };

    /// <inheritdoc/>
    public override void Visit(Workload workload, RuleContext context)
    {
        foreach (var (name, reason, aliases) in Namespaces)
        {
            if (workload.Pod.Find(name) is { Value: YamlScalar { AsBoolean: true } } entry)
            {
                context.Report(this, entry.Span, $"With {name}, {workload.Manifest.Title} {reason}; leave it out, unless the node itself is what the pod is for.", aliases: aliases);
            }
        }
    }
}
