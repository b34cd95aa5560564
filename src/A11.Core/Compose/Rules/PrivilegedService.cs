using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;

namespace A11.Core.Compose.Rules;

/// <summary>Finds services that run privileged.</summary>
public sealed class PrivilegedService : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC2001", "privileged-service", "Services should not run privileged", Severity.Error, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (service.Isolation.Privileged is { } privileged)
        {
            context.Report(this, privileged, $"Service {service.Name} runs privileged, which gives it full access to the host. Remove privileged, and list the capabilities that it needs under cap_add.");
        }
    }
}
