using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;

namespace A11.Core.Compose.Rules;

/// <summary>Finds services that don't wait for the health check of a service that they need.</summary>
public sealed class UnawaitedHealthCheck : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC1005", "unawaited-health-check", "Services should wait until what they depend on is healthy", Severity.Warning, Category.Health);

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        foreach (var (name, condition) in service.Dependencies)
        {
            if (condition is { Value: "service_started" } && name.Text is { } needed && file.Find(needed) is { HasHealthCheck: true })
            {
                context.Report(this, condition.Span, $"Service {service.Name} doesn't wait until {needed} is ready, although {needed} has a health check. Use condition: service_healthy.");
            }
        }
    }
}
