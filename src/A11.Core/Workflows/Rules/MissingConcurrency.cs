using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds workflows for pull requests whose outdated runs go on.</summary>
public sealed class MissingConcurrency : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW2003", "missing-concurrency", "Newer runs for a pull request should cancel outdated ones", Severity.Info, Category.Fast)
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
            context.Report(this, name.Span, "Runs for earlier pushes to a pull request go on although their results are outdated. Add concurrency: { group: \"${{ github.workflow }}-${{ github.ref }}\", cancel-in-progress: true }.");
        }
    }
}
