using A11.Core.Analysis;
using A11.Core.Containers;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds capabilities with which a container can take over its node.</summary>
public sealed class DangerousContainerCapability : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK2009", "dangerous-container-capability", "Containers should not get capabilities equivalent to root on the node", Severity.Error, Category.Secure)
    {
        Aliases = ["trivy/KSV-0005", "checkov/CKV_K8S_39", "trivy/KSV-0120"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        foreach (var (name, span) in container.Isolation.DangerousCapabilities)
        {
            var check = DangerousCapability.Normalize(name) switch
            {
                "SYS_ADMIN" => Descriptor.WithOnly("trivy/KSV-0005", "checkov/CKV_K8S_39"),
                "SYS_MODULE" => Descriptor.WithOnly("trivy/KSV-0120"),
                "ALL" => Descriptor,
                _ => Descriptor.WithOnly(),
            };
            context.Report(check, span, $"{container.Title} gets {name}, with which it can take over its node. Remove it, or add the weaker capability that the program needs.");
        }
    }
}
