using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Containers;
using A11.Core.Diagnostics;

namespace A11.Core.Compose.Rules;

/// <summary>Finds capabilities with which a service can take over its host.</summary>
public sealed class DangerousServiceCapability : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC2006", "dangerous-service-capability", "Services should not get capabilities equivalent to root on the host", Severity.Error, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        foreach (var capability in service.Isolation.DangerousCapabilities)
        {
            context.Report(this, capability.Span, $"With {DangerousCapability.Normalize(capability.Value)}, service {service.Name} can take over the host. Remove it, or add the weaker capability that the program needs.");
        }
    }
}
