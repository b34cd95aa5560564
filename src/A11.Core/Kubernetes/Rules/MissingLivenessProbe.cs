using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds containers without a liveness probe.</summary>
public sealed class MissingLivenessProbe : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK1004", "missing-liveness-probe", "Containers should have a liveness probe", Severity.Warning, Category.Health)
    {
        Aliases = ["kube-linter/no-liveness-probe", "checkov/CKV_K8S_8"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (container is { IsLongRunning: true, IsPartial: false, Health.Liveness: null })
        {
            context.Report(this, container.Place, $"{container.Title} has no liveness probe, so Kubernetes doesn't restart it when it hangs. Add a livenessProbe that checks nothing outside the container.");
        }
    }
}
