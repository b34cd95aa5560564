using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds containers of a job that share a namespace with their runner.</summary>
public sealed class JobContainerSharesHostNamespace : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1019", "job-container-shares-host-namespace", "Job containers should not share namespaces with the runner", Severity.Warning, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        foreach (var container in JobContainer.FindAll(job))
        {
            foreach (var shared in container.Isolation.HostNamespaces)
            {
                context.Report(this, shared.Span, $"{container.Title} shares the {shared.Value} namespace of its runner. Remove --{shared.Value}.", severity: container.IsOnOwnRunner ? null : Severity.Info);
            }
        }
    }
}
