using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Looks at which jobs a job waits for.</summary>
public sealed class JobNeeds : WorkflowRule
{
    /// <summary>Where there are more jobs, a message does not name them all.</summary>
    private const int NamedJobs = 12;

    private static readonly CheckDescriptor Undefined = new("AXW0002", "undefined-needed-job", "Jobs must need only jobs that exist", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/job-needs"],
    };

    private static readonly CheckDescriptor Cyclic = new("AXW0005", "cyclic-job-needs", "Jobs must not need each other", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/job-needs"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Undefined;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Undefined, Cyclic];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        var graph = JobGraph.Create(file);
        foreach (var job in file.Jobs)
        {
            foreach (var need in job.Needs)
            {
                if (graph.Find(need.Value) is not { } needed)
                {
                    context.Report(Undefined, need.Span, $"Job {job.Id} needs {need.Value}, which is no job of this workflow, so GitHub rejects the file. {Advise(need.Value, job, file)}");
                }
                else if (graph.AreInCycle(job, needed))
                {
                    context.Report(Cyclic, need.Span, job == needed
                        ? $"Job {job.Id} needs itself, so GitHub rejects the workflow. Remove {need.Value} from needs."
                        : $"Jobs {job.Id} and {need.Value} need each other, directly or through other jobs, so GitHub rejects the workflow. Remove one of the needs.");
                }
            }
        }
    }

    private static string Advise(string need, WorkflowJob job, WorkflowFile file)
    {
        string[] others = [.. file.Jobs.Where(other => other != job).Select(static other => other.Id)];
        return others.Length == 0 ? $"Remove {need} from needs."
            : Spelling.Nearest(need, others) is { } meant ? $"Use {meant}."
            : others.Length > NamedJobs ? "Name an existing job, or remove it."
            : $"Name an existing job ({string.Join(", ", others)}), or remove it.";
    }
}
