using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Images;
using A11.Core.Pipelines.Model;

namespace A11.Core.Pipelines.Rules;

/// <summary>Finds images of a pipeline whose tag moves with patch releases.</summary>
public sealed class PartialPipelineImageVersion : PipelineRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXP1002", "partial-pipeline-image-version", "Pin pipeline images to a full version", Severity.Warning, Category.Reproducible);

    /// <inheritdoc/>
    public override void Visit(PipelineImage image, RuleContext context)
    {
        if (image.Reference.Pinning is ImagePinning.Partial)
        {
            context.Report(this, image.Value.ValueSpan, ImageAdvice.For(image.Reference)!);
        }
    }
}
