using A11.Core.Analysis;
using A11.Core.Containers;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds containers of a job with a capability that lets them take over their runner.</summary>
public sealed class DangerousJobCapability : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1018", "dangerous-job-capability", "Job containers should not get capabilities equivalent to root on the runner", Severity.Error, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        foreach (var container in JobContainer.FindAll(job))
        {
            foreach (var capability in container.Isolation.DangerousCapabilities)
            {
                context.Report(this, capability.Span, $"{container.Title} can take over its runner with {DangerousCapability.Normalize(capability.Value)}. Remove it, or add the weaker capability that the program needs.", severity: container.IsOnOwnRunner ? null : Severity.Warning);
            }
        }
    }
}
