using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds containers that can write to their root file system.</summary>
public sealed class WritableRootFileSystem : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK2004", "writable-root-file-system", "Containers should have a read-only root file system", Severity.Warning, Category.Secure)
    {
        Aliases = ["kube-linter/no-read-only-root-fs", "trivy/KSV-0014", "checkov/CKV_K8S_22"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (!container.IsPartial && !container.Isolation.HasReadOnlyRoot)
        {
            context.Report(this, container.Place, $"{container.Title} can write to its root file system, so an attacker can install programs. Set securityContext.readOnlyRootFilesystem: true, and mount an emptyDir where it writes.");
        }
    }
}
