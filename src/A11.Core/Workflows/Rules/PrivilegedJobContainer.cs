using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds containers of a job that run privileged.</summary>
public sealed class PrivilegedJobContainer : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1016", "privileged-job-container", "Job containers should not run privileged", Severity.Error, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        foreach (var container in JobContainer.FindAll(job))
        {
            if (container.Isolation.Privileged is { } place)
            {
                context.Report(this, place, $"{container.Title} runs privileged, which gives it full access to its runner. Remove --privileged, and add the capabilities that it needs with --cap-add.", severity: container.IsOnOwnRunner ? null : Severity.Warning);
            }
        }
    }
}
