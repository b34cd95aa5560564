using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Images;

namespace A11.Core.Compose.Rules;

/// <summary>Finds images of services without a tag, or with a mutable one.</summary>
public sealed class UnpinnedServiceImage : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC1003", "unpinned-service-image", "Pin service images to a version", Severity.Error, Category.Reproducible)
    {
        Aliases = ["dclint/service-image-require-explicit-tag"],
    };

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (!service.IsBuilt && service is { Image: { } image, Reference: { Pinning: ImagePinning.Untagged or ImagePinning.Mutable } reference })
        {
            context.Report(this, image.ValueSpan, ImageAdvice.For(reference)!);
        }
    }
}
