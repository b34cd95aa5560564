using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds jobs without a time limit.</summary>
public sealed class MissingJobTimeout : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW2001", "missing-job-timeout", "Jobs should have a timeout", Severity.Warning, Category.FailFast);

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        if (job.Uses is null && job.Mapping["timeout-minutes"] is null && job.Mapping["steps"] is not null)
        {
            context.Report(this, job.Key.Span, $"Job {job.Id} has no timeout-minutes, so a hung run uses the default limit of 360 minutes. Set timeout-minutes.");
        }
    }
}
