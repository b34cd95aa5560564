using A11.Core.Analysis;
using A11.Core.Compose.Model;
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
        foreach (var socket in service.Isolation.EngineSockets)
        {
            context.Report(this, socket.Span, $"Service {service.Name} mounts the container engine's socket, which gives it root access to the host. Remove the mount, or use a proxy that allows only the API calls that it needs.");
        }
    }
}
