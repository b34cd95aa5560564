using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds services of a job that mount the socket of a container engine.</summary>
public sealed class ServiceContainerMountsEngineSocket : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1017", "service-container-mounts-engine-socket", "Service containers should not mount the container engine's socket", Severity.Error, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        foreach (var container in JobContainer.FindAll(job).Where(static container => container.Service is not null))
        {
            foreach (var socket in container.Isolation.EngineSockets)
            {
                context.Report(this, socket.Span, $"{container.Title} mounts the container engine's socket, which gives it root access to its runner. Remove the mount.", severity: container.IsOnOwnRunner ? null : Severity.Warning);
            }
        }
    }
}
