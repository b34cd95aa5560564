using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>A newer push ends the run of an older one.</summary>
public sealed class CancelOutdatedRuns : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW2003", "cancel-outdated-runs", "A newer push ends the run of an older one", Severity.Info, Category.Fast)
    {
        Aliases = ["zizmor/concurrency-limits"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        if (file.HasEvent("pull_request") && file.Root["concurrency"] is null && file.Jobs.All(job => job.Mapping["concurrency"] is null))
        {
            var name = file.Events.First(node => node.Text == "pull_request");
            context.Report(this, name.Span, "Each push to a pull request starts a run beside those of earlier pushes, whose results nobody waits for; add “concurrency” with “cancel-in-progress: true”.");
        }
    }
}
