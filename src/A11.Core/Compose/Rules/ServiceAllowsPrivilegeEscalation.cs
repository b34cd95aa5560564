using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;

namespace A11.Core.Compose.Rules;

/// <summary>Finds services whose processes can gain privileges.</summary>
public sealed class ServiceAllowsPrivilegeEscalation : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC2004", "service-allows-privilege-escalation", "Services should not allow privilege escalation", Severity.Info, Category.Secure)
    {
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (service.Get("extends") is null && service.Isolation.AllowsEscalation != false && !ComposeOverride.IsPart(service, context))
        {
            context.Report(this, service.Key.Span, $"Processes of service {service.Name} can gain privileges through setuid programs. Add security_opt: [no-new-privileges:true].");
        }
    }
}
