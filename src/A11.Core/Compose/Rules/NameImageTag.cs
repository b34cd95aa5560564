using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Images;

namespace A11.Core.Compose.Rules;

/// <summary>A service's image is named with a tag that does not move.</summary>
public sealed class NameImageTag : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC1003", "service-image-tag", "A service's image is named with a tag that does not move", Severity.Error, Category.Reproducible)
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
