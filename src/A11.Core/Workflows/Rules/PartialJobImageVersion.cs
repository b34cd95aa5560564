using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Images;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds images of a job whose tag moves with patch releases.</summary>
public sealed class PartialJobImageVersion : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1011", "partial-job-image-version", "Pin job images to a full version", Severity.Warning, Category.Reproducible);

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        foreach (var image in JobImage.FindAll(job).Where(static image => image.Reference.Pinning is ImagePinning.Partial))
        {
            context.Report(this, image.Value.ValueSpan, ImageAdvice.For(image.Reference)!);
        }
    }
}
