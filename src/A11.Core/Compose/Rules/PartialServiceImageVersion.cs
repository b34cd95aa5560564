using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Images;

namespace A11.Core.Compose.Rules;

/// <summary>Finds images of services whose tag moves with patch releases.</summary>
public sealed class PartialServiceImageVersion : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC1004", "partial-service-image-version", "Pin service images to a full version", Severity.Warning, Category.Reproducible);

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (!service.IsBuilt && service is { Image: { } image, Reference: { Pinning: ImagePinning.Partial } reference })
        {
            context.Report(this, image.ValueSpan, ImageAdvice.For(reference)!);
        }
    }
}
