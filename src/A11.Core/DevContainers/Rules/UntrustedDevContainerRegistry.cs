using A11.Core.Analysis;
using A11.Core.DevContainers.Model;
using A11.Core.Diagnostics;
using A11.Core.Images;

namespace A11.Core.DevContainers.Rules;

/// <summary>Finds images from a registry that the repository does not trust.</summary>
internal sealed class UntrustedDevContainerRegistry : DevContainerRule
{
    private static readonly TextListOption Registries = new("registries", TrustedRegistries.OptionDescription, []);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } =
        new("AXG1305", "untrusted-dev-container-registry", "The image of a dev container should come from a trusted registry", Severity.Error, Category.Secure) { Options = [Registries] };

    /// <inheritdoc/>
    public override void Visit(DevContainerFile file, RuleContext context)
    {
        if (file is { Image: { } image, Reference: { } reference } && TrustedRegistries.FindProblem(reference, context.Option(this, Registries)) is { } problem)
        {
            context.Report(this, image.ValueSpan, problem);
        }
    }
}
