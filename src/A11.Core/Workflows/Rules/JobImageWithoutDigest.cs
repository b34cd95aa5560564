using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Images;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds images of a job without a digest.</summary>
public sealed class JobImageWithoutDigest : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1012", "job-image-without-digest", "Pin job images to a digest", Severity.Warning, Category.Reproducible) { Aliases = ["zizmor/unpinned-images"], OptIn = true };

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        foreach (var image in JobImage.FindAll(job).Where(static image => image.Reference.Pinning is ImagePinning.Version))
        {
            context.Report(this, image.Value.ValueSpan, ImageAdvice.ForDigest(image.Reference));
        }
    }
}
