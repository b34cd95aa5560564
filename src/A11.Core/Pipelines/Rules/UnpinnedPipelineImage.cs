using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Images;
using A11.Core.Pipelines.Model;

namespace A11.Core.Pipelines.Rules;

/// <summary>Finds images of a pipeline without a tag, or with a mutable one.</summary>
public sealed class UnpinnedPipelineImage : PipelineRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXP1001", "unpinned-pipeline-image", "Pin pipeline images to a version", Severity.Error, Category.Reproducible);

    /// <inheritdoc/>
    public override void Visit(PipelineImage image, RuleContext context)
    {
        if (image.Reference.Pinning is ImagePinning.Untagged or ImagePinning.Mutable)
        {
            context.Report(this, image.Value.ValueSpan, ImageAdvice.For(image.Reference)!);
        }
    }
}
