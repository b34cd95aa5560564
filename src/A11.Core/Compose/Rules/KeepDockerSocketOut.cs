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
            var source = SourceOf(item.Text) ?? item.AsMapping?["source"]?.Text ?? "";
            if (EngineSocket.Is(source))
            {
                context.Report(this, item.Span, $"Whoever has the engine's socket can start a container that owns the host, and {service.Name} has it here; use a proxy that lets through what is needed.");
            }
        }
    }

    /// <summary>The part before the first colon that is no drive's, with the defaults of variables: <c>${XDG_RUNTIME_DIR:-/run}/docker.sock:/var/run/docker.sock</c>.</summary>
    private static string? SourceOf(string? volume)
    {
        if (volume is null)
        {
            return null;
        }

        var text = Interpolation.WithDefaults(volume);
        var colon = text.IndexOf(':', text is [_, ':', '\\' or '/', ..] ? 2 : 0);
        return colon < 0 ? text : text[..colon];
    }
}
