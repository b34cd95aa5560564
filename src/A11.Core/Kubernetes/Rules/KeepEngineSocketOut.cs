using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>A pod does not mount its node's container engine.</summary>
public sealed class KeepEngineSocketOut : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK2006", "no-engine-socket", "A pod does not mount its node's container engine", Severity.Error, Category.Secure)
    {
        Aliases = ["kube-linter/docker-sock", "trivy/KSV-0006", "checkov/CKV_K8S_27"],
    };

    /// <inheritdoc/>
    public override void Visit(Workload workload, RuleContext context)
    {
        foreach (var path in workload.Isolation.EngineSockets)
        {
            context.Report(this, path.Span, $"Whoever holds {path.Value} starts containers that own the node, and {workload.Manifest.Title} holds it; build images without an engine (BuildKit rootless), and ask the API server for the rest.");
        }
    }
}
