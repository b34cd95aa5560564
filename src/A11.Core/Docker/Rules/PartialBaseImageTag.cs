using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Images;

namespace A11.Core.Docker.Rules;

/// <summary>Finds tags of base images that move with patch releases.</summary>
public sealed class PartialBaseImageTag : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD0002", "partial-base-image-tag", "Pin base images to a full version", Severity.Warning, Category.Reproducible);

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage is { Parent: null, Image: { Pinning: ImagePinning.Partial } image })
        {
            context.Report(this, stage.ImageSpan, ImageAdvice.For(image)!);
        }
    }
}
