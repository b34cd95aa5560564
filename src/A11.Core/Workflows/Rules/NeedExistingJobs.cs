using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>A job waits for jobs that exist, and not for itself.</summary>
public sealed class NeedExistingJobs : WorkflowRule
{
    /// <summary>Where there are more jobs, a message does not name them all.</summary>
    private const int NamedJobs = 12;

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0002", "needs-existing-job", "A job waits for jobs that exist, and not for itself", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/job-needs"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        var graph = JobGraph.Of(file);
        foreach (var job in file.Jobs)
        {
            foreach (var need in job.Needs)
            {
                if (graph.Find(need.Value) is not { } needed)
                {
                    context.Report(this, need.Span, $"There is no job “{need.Value}” that {job.Id} could wait for, and GitHub refuses the workflow; {Names(file)}.");
                }
                else if (graph.AreInCircle(job, needed))
                {
                    context.Report(this, need.Span, $"{job.Id} waits for {need.Value}, which waits for {job.Id} in turn, so that neither ever begins; break the circle.");
                }
            }
        }
    }

    private static string Names(WorkflowFile file) => file.Jobs.Length > NamedJobs
        ? $"the first of its {file.Jobs.Length} jobs are {string.Join(", ", file.Jobs.Take(NamedJobs).Select(static job => job.Id))}"
        : $"the jobs are {string.Join(", ", file.Jobs.Select(static job => job.Id))}";
}
