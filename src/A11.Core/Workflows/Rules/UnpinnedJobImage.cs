using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Images;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds images of a job without a tag, or with a mutable one.</summary>
public sealed class UnpinnedJobImage : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1008", "unpinned-job-image", "Pin job images to a version", Severity.Error, Category.Reproducible)
    {
        Aliases = ["zizmor/unpinned-images"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        foreach (var image in JobImage.FindAll(job).Where(static image => image.Reference.Pinning is ImagePinning.Untagged or ImagePinning.Mutable))
        {
            context.Report(this, image.Value.ValueSpan, ImageAdvice.For(image.Reference)!);
        }
    }
}
