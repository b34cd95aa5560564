using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Containers;
using A11.Core.Diagnostics;

namespace A11.Core.Compose.Rules;

/// <summary>A service does not mount the engine's socket.</summary>
public sealed class KeepDockerSocketOut : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC2002", "no-docker-socket", "A service does not mount the engine's socket", Severity.Error, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        foreach (var item in service.Get("volumes")?.AsSequence?.Items ?? [])
        {
            if (EngineSocket.Is(ComposeService.SourceOf(item)))
            {
                context.Report(this, item.Span, $"Whoever has the engine's socket can start a container that owns the host, and {service.Name} has it here; use a proxy that lets through what is needed.");
            }
        }
    }
}
