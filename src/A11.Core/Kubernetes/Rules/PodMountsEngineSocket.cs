using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds pods that mount the socket of their node's container engine.</summary>
public sealed class PodMountsEngineSocket : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK2006", "pod-mounts-engine-socket", "Pods should not mount the container engine's socket", Severity.Error, Category.Secure)
    {
        Aliases = ["kube-linter/docker-sock", "trivy/KSV-0006", "checkov/CKV_K8S_27"],
    };

    /// <inheritdoc/>
    public override void Visit(Workload workload, RuleContext context)
    {
        foreach (var path in workload.Isolation.EngineSockets)
        {
            context.Report(this, path.Span, $"{workload.Manifest.Title} mounts the container engine's socket {path.Value}, which gives it root access to its node. Remove the volume; build images with rootless BuildKit, and query pods through the API server.");
        }
    }
}
