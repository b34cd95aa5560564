using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds containers whose processes can gain privileges.</summary>
public sealed class ContainerAllowsPrivilegeEscalation : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK2003", "container-allows-privilege-escalation", "Containers should not allow privilege escalation", Severity.Warning, Category.Secure)
    {
        Aliases = ["kube-linter/privilege-escalation-container", "trivy/KSV-0001", "checkov/CKV_K8S_20"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        var allows = container.Isolation.AllowsEscalation;
        if (allows == true)
        {
            context.Report(this, container.SecurityContext!.Find("allowPrivilegeEscalation")!.Span, $"{container.Title} allows its processes to gain privileges through setuid programs. Set allowPrivilegeEscalation: false.");
        }
        else if (allows is null && !container.IsPartial)
        {
            context.Report(this, container.Place, $"{container.Title} allows its processes to gain privileges through setuid programs by default. Set securityContext.allowPrivilegeEscalation: false.");
        }
    }
}
