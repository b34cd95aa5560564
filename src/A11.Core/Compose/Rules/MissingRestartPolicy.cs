using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;

namespace A11.Core.Compose.Rules;

/// <summary>Finds services without a restart policy.</summary>
public sealed class MissingRestartPolicy : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC1006", "missing-restart-policy", "Services should have a restart policy", Severity.Info, Category.Health);

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (service.Get("restart") is null && service.Get("deploy")?.AsMapping?["restart_policy"] is null && service.Get("extends") is null && service.Image is not null && service.Get("profiles") is null && !ComposeOverride.IsPart(service, context))
        {
            context.Report(this, service.Key.Span, $"Service {service.Name} has no restart policy, so it stays down after a failure. Add restart: unless-stopped, or restart: \"no\" if it is meant to end.");
        }
    }
}
