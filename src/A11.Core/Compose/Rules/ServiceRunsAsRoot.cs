using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Containers;
using A11.Core.Diagnostics;

namespace A11.Core.Compose.Rules;

/// <summary>Finds services whose user is root.</summary>
public sealed class ServiceRunsAsRoot : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC2005", "service-runs-as-root", "Services should not run as root", Severity.Error, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (service.Get("user")?.AsScalar is { Value.Length: > 0 } user && ContainerUser.IsRoot(Interpolation.WithDefaults(user.Value)))
        {
            context.Report(this, user.Span, $"Service {service.Name} runs as root. Use a non-root user, for example user: \"1000:1000\", or remove the line to use the image's own.");
        }
    }
}
