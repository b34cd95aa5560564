using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;

namespace A11.Core.Compose.Rules;

/// <summary>What has a health check is waited for until it is healthy.</summary>
public sealed class WaitForHealth : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC1005", "wait-for-health", "What has a health check is waited for until it is healthy", Severity.Warning, Category.Health);

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        foreach (var (name, condition) in service.Dependencies)
        {
            if (condition is { Value: "service_started" } && name.Text is { } needed && file.Find(needed) is { HasHealthCheck: true })
            {
                context.Report(this, condition.Span, $"{service.Name} starts as soon as {name.Text} has started, though {name.Text} can say when it is ready; wait for service_healthy.");
            }
        }
    }
}
