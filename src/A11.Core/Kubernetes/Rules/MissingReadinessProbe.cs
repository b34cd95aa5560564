using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds containers without a readiness probe.</summary>
public sealed class MissingReadinessProbe : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK1003", "missing-readiness-probe", "Containers should have a readiness probe", Severity.Warning, Category.Health)
    {
        Aliases = ["kube-linter/no-readiness-probe", "checkov/CKV_K8S_9"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (container is not { IsLongRunning: true, IsPartial: false, Health: { Readiness: null } health })
        {
            return;
        }

        var problem = health.IsUnprobedService ? "serves a port without any probe, so it gets requests before it is ready and after it hangs" : "has no readiness probe, so it gets requests before it is ready";
        context.Report(this, container.Place, $"{container.Title} {problem}. Add a readinessProbe.", severity: health.IsUnprobedService ? Severity.Error : null);
    }
}
