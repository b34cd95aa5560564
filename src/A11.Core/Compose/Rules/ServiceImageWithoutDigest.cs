using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Images;

namespace A11.Core.Compose.Rules;

/// <summary>Finds images of services without a digest.</summary>
public sealed class ServiceImageWithoutDigest : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC1007", "service-image-without-digest", "Pin service images to a digest", Severity.Warning, Category.Reproducible) { OptIn = true };

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (!service.IsBuilt && service is { Image: { } image, Reference: { Pinning: ImagePinning.Version } reference })
        {
            context.Report(this, image.ValueSpan, ImageAdvice.ForDigest(reference));
        }
    }
}
