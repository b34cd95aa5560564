using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds jobs on whatever image of a system is the newest.</summary>
public sealed class LatestRunner : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW2104", "latest-runner", "Jobs should name the version of their runner", Severity.Info, Category.Reproducible)
    {
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        foreach (var label in job.Runner.Labels)
        {
            if (label.Text.EndsWith("-latest", StringComparison.Ordinal) && RunnerCatalog.Find(label.Text) is { Kind: RunnerKind.Hosted } runner)
            {
                context.Report(this, label.Value.ValueSpan, $"GitHub moves {label.Text} to a newer image from time to time, with other versions of the tools on it. Name the image, for example {RunnerCatalog.NewestLike(runner)}.");
            }
        }
    }
}
