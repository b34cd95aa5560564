using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>A container says how much memory it needs and may use.</summary>
public sealed class LimitMemory : KubernetesRule
{
    private static readonly ImmutableArray<string> LimitAliases = ["kube-linter/unset-memory-requirements", "trivy/KSV-0018", "checkov/CKV_K8S_13"];
    private static readonly ImmutableArray<string> RequestAliases = ["trivy/KSV-0016", "checkov/CKV_K8S_12"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK1005", "memory-limits", "A container says how much memory it needs and may use", Severity.Warning, Category.Health)
    {
        Aliases = ["kube-linter/unset-memory-requirements", "trivy/KSV-0018", "checkov/CKV_K8S_13", "trivy/KSV-0016", "checkov/CKV_K8S_12"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (container.IsPartial)
        {
            return;
        }

        if (container.Resource("limits", "memory") is null)
        {
            var isUnknown = container.Resource("requests", "memory") is null;
            context.Report(this, container.Place, $"Without a memory limit, {container.Title} may take all memory of its node, and its neighbours are killed for it; set resources.limits.memory and resources.requests.memory.", aliases: isUnknown ? Descriptor.Aliases : LimitAliases);
        }
        else if (container.Resource("requests", "memory") is null)
        {
            context.Report(this, container.Place, $"Without a memory request of its own, {container.Title} asks for its whole limit, which the scheduler keeps free for it; set resources.requests.memory.", aliases: RequestAliases, severity: Severity.Info);
        }
    }
}
