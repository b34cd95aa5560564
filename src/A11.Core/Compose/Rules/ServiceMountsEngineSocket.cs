using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Containers;
using A11.Core.Diagnostics;

namespace A11.Core.Compose.Rules;

/// <summary>Finds services that mount the socket of a container engine.</summary>
public sealed class ServiceMountsEngineSocket : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC2002", "service-mounts-engine-socket", "Services should not mount the container engine's socket", Severity.Error, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        foreach (var item in service.Get("volumes")?.AsSequence?.Items ?? [])
        {
            var source = SourceOf(item.Text) ?? item.AsMapping?["source"]?.Text ?? "";
            if (EngineSocket.Is(source))
            {
                context.Report(this, item.Span, $"Service {service.Name} mounts the container engine's socket, which gives it root access to the host. Remove the mount, or use a proxy that allows only the API calls that it needs.");
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
