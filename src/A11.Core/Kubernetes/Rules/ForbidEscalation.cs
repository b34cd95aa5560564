using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>A container can not gain privileges.</summary>
public sealed class ForbidEscalation : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK2003", "no-privilege-escalation", "A container can not gain privileges", Severity.Warning, Category.Secure)
    {
        Aliases = ["kube-linter/privilege-escalation-container", "trivy/KSV-0001", "checkov/CKV_K8S_20"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        var setting = container.SecurityContext?.Find("allowPrivilegeEscalation");
        if (setting is { Value: YamlScalar { AsBoolean: true } })
        {
            context.Report(this, setting.Span, $"A set-uid program makes {container.Title} root again, whatever user it starts as; set allowPrivilegeEscalation: false.");
        }
        else if (setting is null && !container.IsPartial)
        {
            context.Report(this, container.Place, $"A set-uid program may make {container.Title} root again, whatever user it starts as; set securityContext.allowPrivilegeEscalation: false.");
        }
    }
}
