using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds pods that mount directories which their node depends on.</summary>
public sealed class PodMountsHostDirectory : KubernetesRule
{
    private static readonly HashSet<string> Sensitive = new(StringComparer.Ordinal)
    {
        "/", "/boot", "/dev", "/etc", "/lib", "/proc", "/sys", "/usr", "/root", "/var/lib/docker", "/var/lib/kubelet", "/etc/kubernetes", "/var/run", "/run",
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK2007", "pod-mounts-host-directory", "Pods should not mount system directories of their node", Severity.Warning, Category.Secure)
    {
        Aliases = ["kube-linter/sensitive-host-mounts", "trivy/KSV-0121"],
    };

    /// <inheritdoc/>
    public override void Visit(Workload workload, RuleContext context)
    {
        foreach (var path in workload.Isolation.HostPaths)
        {
            if (Sensitive.Contains(path.Value.Length > 1 ? path.Value.TrimEnd('/') : path.Value))
            {
                context.Report(this, path.Span, $"{workload.Manifest.Title} mounts {path.Value} of its node, which gives it access to the node's system. Mount only the file that it needs, with readOnly: true, or use a volume.");
            }
        }
    }
}
