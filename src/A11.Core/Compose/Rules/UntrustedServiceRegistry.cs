using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Images;

namespace A11.Core.Compose.Rules;

/// <summary>Finds images of services from a registry that the repository does not trust.</summary>
public sealed class UntrustedServiceRegistry : ComposeRule
{
    private static readonly TextListOption Registries = new("registries", TrustedRegistries.OptionDescription, []);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC2007", "untrusted-service-registry", "Service images should come from trusted registries", Severity.Error, Category.Secure) { Options = [Registries] };

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (!service.IsBuilt && service is { Image: { } image, Reference: { } reference } && TrustedRegistries.FindProblem(reference, context.Option(this, Registries)) is { } problem)
        {
            context.Report(this, image.ValueSpan, problem);
        }
    }
}
