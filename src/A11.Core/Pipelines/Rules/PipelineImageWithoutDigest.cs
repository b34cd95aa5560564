using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Images;
using A11.Core.Pipelines.Model;

namespace A11.Core.Pipelines.Rules;

/// <summary>Finds images of a pipeline that are named without a digest.</summary>
public sealed class PipelineImageWithoutDigest : PipelineRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXP1003", "pipeline-image-without-digest", "Pin pipeline images to a digest", Severity.Warning, Category.Reproducible) { OptIn = true };

    /// <inheritdoc/>
    public override void Visit(PipelineImage image, RuleContext context)
    {
        if (image.Reference.Pinning is ImagePinning.Version)
        {
            context.Report(this, image.Value.ValueSpan, ImageAdvice.ForDigest(image.Reference));
        }
    }
}
