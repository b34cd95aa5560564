using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>A pod does not mount folders that its node depends on.</summary>
public sealed class KeepHostFoldersOut : KubernetesRule
{
    private static readonly HashSet<string> Sensitive = new(StringComparer.Ordinal)
    {
        "/", "/boot", "/dev", "/etc", "/lib", "/proc", "/sys", "/usr", "/root", "/var/lib/docker", "/var/lib/kubelet", "/etc/kubernetes", "/var/run", "/run",
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK2007", "no-host-folders", "A pod does not mount folders that its node depends on", Severity.Warning, Category.Secure)
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
                context.Report(this, path.Span, $"{path.Value} is what the node itself is made of, and {workload.Manifest.Title} mounts it; mount the one file that is needed, read-only, or use a volume.");
            }
        }
    }
}
