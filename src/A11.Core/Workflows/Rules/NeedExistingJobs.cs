using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>A job waits for jobs that exist, and not for itself.</summary>
public sealed class NeedExistingJobs : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXW0002", "needs-existing-job", "A job waits for jobs that exist, and not for itself", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/job-needs"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        foreach (var job in file.Jobs)
        {
            foreach (var need in job.Needs)
            {
                var needed = file.Jobs.FirstOrDefault(candidate => candidate.Id.Equals(need.Value, StringComparison.OrdinalIgnoreCase));
                if (needed is null)
                {
                    context.Report(this, need.Span, $"There is no job “{need.Value}” that {job.Id} could wait for, and GitHub refuses the workflow; the jobs are {string.Join(", ", file.Jobs.Select(candidate => candidate.Id))}.");
                }
                else if (Reaches(needed, job.Id, file, []))
                {
                    context.Report(this, need.Span, $"{job.Id} waits for {need.Value}, which waits for {job.Id} in turn, so that neither ever begins; break the circle.");
                }
            }
        }
    }

    private static bool Reaches(WorkflowJob from, string id, WorkflowFile file, HashSet<string> seen) =>
        from.Id.Equals(id, StringComparison.OrdinalIgnoreCase)
        || (seen.Add(from.Id) && file.Jobs.Where(job => from.Needs.Any(need => need.Value.Equals(job.Id, StringComparison.OrdinalIgnoreCase))).Any(job => Reaches(job, id, file, seen)));
}
