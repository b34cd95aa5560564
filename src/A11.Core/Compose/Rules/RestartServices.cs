using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;

namespace A11.Core.Compose.Rules;

/// <summary>A service says whether it is restarted.</summary>
public sealed class RestartServices : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC1006", "restart-policy", "A service says whether it is restarted", Severity.Info, Category.Health);

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (service.Get("restart") is null && service.Get("deploy")?.AsMapping?["restart_policy"] is null && service.Get("extends") is null && service.Image is not null && service.Get("profiles") is null && !ComposeOverride.IsPart(service, context))
        {
            context.Report(this, service.Key.Span, $"{service.Name} stays down once it has failed; say “restart: unless-stopped”, or “restart: \"no\"” if it is meant to end.");
        }
    }
}
