using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Images;

namespace A11.Core.Compose.Rules;

/// <summary>Finds images of services without a tag, or with a mutable one.</summary>
public sealed class UnpinnedServiceImage : ComposeRule
{
    private static readonly TextListOption Tags = new("tags", "Tags that are mutable beside those that are for every image.", ["beta", "canary", "test"]);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC1003", "unpinned-service-image", "Pin service images to a version", Severity.Error, Category.Reproducible)
    {
        Aliases = ["dclint/service-image-require-explicit-tag"],
        Options = [Tags],
    };

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (service.IsBuilt || service is not { Image: { } image, Reference: { } reference })
        {
            return;
        }

        if (reference.Pinning is ImagePinning.Untagged or ImagePinning.Mutable)
        {
            context.Report(this, image.ValueSpan, ImageAdvice.For(reference)!);
        }
        else if (reference is { Digest: null, Tag: { } tag } && context.Option(this, Tags).Contains(tag))
        {
            context.Report(this, image.ValueSpan, ImageAdvice.ForMutable(reference));
        }
    }
}
