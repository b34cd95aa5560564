using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>A container that hangs is restarted.</summary>
public sealed class ProbeLiveness : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK1004", "liveness-probe", "A container that hangs is restarted", Severity.Warning, Category.Health)
    {
        Aliases = ["kube-linter/no-liveness-probe", "checkov/CKV_K8S_8"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (container is { IsLongRunning: true, IsPartial: false } && container.Mapping["livenessProbe"] is null)
        {
            context.Report(this, container.Place, $"Nothing notices when {container.Title} hangs, so it stays broken until a person looks; add a livenessProbe that asks for nothing outside the container.");
        }
    }
}
