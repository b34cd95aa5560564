using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>A container says how much processor time it needs.</summary>
public sealed class RequestProcessor : KubernetesRule
{
    private static readonly ImmutableArray<string> LimitAliases = ["trivy/KSV-0011", "checkov/CKV_K8S_11"];
    private static readonly ImmutableArray<string> RequestAliases = ["kube-linter/unset-cpu-requirements", "trivy/KSV-0015", "checkov/CKV_K8S_10"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK1006", "cpu-requests", "A container says how much processor time it needs", Severity.Warning, Category.Health)
    {
        Aliases = ["trivy/KSV-0011", "checkov/CKV_K8S_11", "kube-linter/unset-cpu-requirements", "trivy/KSV-0015", "checkov/CKV_K8S_10"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (container.IsPartial)
        {
            return;
        }

        if (container.Resource("requests", "cpu") is null && container.Resource("limits", "cpu") is null)
        {
            context.Report(this, container.Place, $"Without a cpu request, {container.Title} may be put on a node that is busy already; set resources.requests.cpu.", aliases: Descriptor.Aliases);
        }
        else if (container.Resource("requests", "cpu") is null)
        {
            context.Report(this, container.Place, $"Without a cpu request of its own, {container.Title} asks for its whole limit, which the scheduler keeps free for it; set resources.requests.cpu.", aliases: RequestAliases);
        }
        else if (container.Resource("limits", "cpu") is null)
        {
            context.Report(this, container.Place, $"Without a cpu limit, {container.Title} may take all processors of its node; set resources.limits.cpu, or silence this where bursts are wanted.", aliases: LimitAliases, severity: Severity.Info);
        }
    }
}
