using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Images;

namespace A11.Core.Docker.Rules;

/// <summary>Finds base images without a digest.</summary>
public sealed class MissingImageDigest : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6011", "missing-image-digest", "Pin base images by digest", Severity.Warning, Category.Reproducible) { OptIn = true };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage is { Parent: null, From: not null, Image: { Pinning: ImagePinning.Version } image } && !ImageTag.IsPartial(image))
        {
            context.Report(this, stage.ImageSpan, ImageAdvice.ForDigest(image));
        }
    }
}
