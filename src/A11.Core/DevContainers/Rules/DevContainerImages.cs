using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.DevContainers.Model;
using A11.Core.Diagnostics;
using A11.Core.Images;

namespace A11.Core.DevContainers.Rules;

/// <summary>Judges the image by what holds for images in all kinds of files. Nothing is shipped from a development container, so that nothing of it is an error by default.</summary>
internal sealed class DevContainerImages : DevContainerRule
{
    private static readonly CheckDescriptor Unpinned = new("AXG1302", "unpinned-dev-container-image", "Pin the image of a dev container to a version", Severity.Warning, Category.Reproducible);

    private static readonly CheckDescriptor Partial =
        new("AXG1303", "partial-dev-container-image-version", "Pin the image of a dev container to a full version", Severity.Info, Category.Reproducible) { OptIn = true };

    private static readonly CheckDescriptor WithoutDigest =
        new("AXG1304", "dev-container-image-without-digest", "Pin the image of a dev container to a digest", Severity.Info, Category.Reproducible) { OptIn = true };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Unpinned;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Unpinned, Partial, WithoutDigest];

    /// <inheritdoc/>
    public override void Visit(DevContainerFile file, RuleContext context)
    {
        if (file is not { Image: { } image, Reference: { } reference })
        {
            return;
        }

        switch (reference.Pinning)
        {
            case ImagePinning.Untagged or ImagePinning.Mutable:
                context.Report(Unpinned, image.ValueSpan, ImageAdvice.For(reference)!);
                break;
            case ImagePinning.Partial:
                context.Report(Partial, image.ValueSpan, ImageAdvice.For(reference)!);
                break;
            case ImagePinning.Version:
                context.Report(WithoutDigest, image.ValueSpan, ImageAdvice.ForDigest(reference));
                break;
            default:
                break;
        }
    }
}
