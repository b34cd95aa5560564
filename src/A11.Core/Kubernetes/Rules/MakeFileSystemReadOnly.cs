using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>A container can not change its image.</summary>
public sealed class MakeFileSystemReadOnly : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK2004", "read-only-root-file-system", "A container can not change its image", Severity.Warning, Category.Secure)
    {
        Aliases = ["kube-linter/no-read-only-root-fs", "trivy/KSV-0014", "checkov/CKV_K8S_22"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (!container.IsPartial && container.SecurityContext?["readOnlyRootFilesystem"]?.AsScalar?.AsBoolean != true)
        {
            context.Report(this, container.Place, $"Whoever breaks into {container.Title} can write programs into it; set securityContext.readOnlyRootFilesystem: true and mount an emptyDir where it writes.");
        }
    }
}
