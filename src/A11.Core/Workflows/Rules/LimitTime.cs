using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>A job has a time limit.</summary>
public sealed class LimitTime : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW2001", "job-timeout", "A job has a time limit", Severity.Warning, Category.FailFast);

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        if (job.Uses is null && job.Mapping["timeout-minutes"] is null && job.Mapping["steps"] is not null)
        {
            context.Report(this, job.Key.Span, $"The job {job.Id} may hang for six hours, GitHub's own limit, before anybody is told; set “timeout-minutes” to a little more than it takes.");
        }
    }
}
