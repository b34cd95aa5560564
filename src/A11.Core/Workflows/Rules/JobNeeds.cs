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

    private const int ComparedJobs = 250;

    private static readonly CheckDescriptor Undefined = new("AXW0002", "undefined-needed-job", "Jobs must need only jobs that exist", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/job-needs"],
    };

    private static readonly CheckDescriptor Cyclic = new("AXW0005", "cyclic-job-needs", "Jobs must not need each other", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/job-needs"],
    };

    private static readonly CheckDescriptor Repeated = new("AXW0215", "repeated-job-need", "Jobs should name each needed job once", Severity.Warning, Category.Correct)
    {
        Aliases = ["actionlint/job-needs"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Undefined;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Undefined, Cyclic, Repeated];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        var graph = JobGraph.Create(file);
        var told = new HashSet<int>();
        foreach (var job in file.Jobs)
        {
            var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var need in job.Needs)
            {
                if (!known.Add(need.Value))
                {
                    context.Report(Repeated, need.Span, $"Job {job.Id} needs {need.Value} twice; case doesn't count. Remove one.");
                }
                else if (graph.Find(need.Value) is not { } needed)
                {
                    context.Report(Undefined, need.Span, $"Job {job.Id} needs {need.Value}, which is no job of this workflow, so GitHub rejects the file. {Advise(need.Value, job, file)}");
                }
                else if (graph.AreInCycle(job, needed) && told.Add(graph.CycleOf(job)))
                {
                    Report(job, graph.FindCycle(job), context);
                }
            }
        }
    }

    /// <summary>A cycle is told once, at its first job in the file.</summary>
    private static void Report(WorkflowJob job, ImmutableArray<WorkflowJob> cycle, RuleContext context)
    {
        var way = string.Join(", which needs ", cycle.Take(NamedJobs).Skip(1).Select(static next => next.Id));
        context.Report(Cyclic, job.Key.Span, cycle.Length == 1
            ? $"Job {job.Id} needs itself, so GitHub rejects the workflow. Remove {job.Id} from its needs."
            : $"Job {job.Id} needs {way}, which needs {(cycle.Length > NamedJobs ? "others, and in the end " : "")}{job.Id} again, so GitHub rejects the workflow. Remove one of the needs.");
    }

    private static string Advise(string need, WorkflowJob job, WorkflowFile file)
    {
        // Names are compared with each other only where they are few: a file may hold thousands.
        if (file.Jobs.Length > ComparedJobs)
        {
            return "Name an existing job, or remove it.";
        }

        string[] others = [.. file.Jobs.Where(other => other != job).Select(static other => other.Id)];
        return others.Length == 0 ? $"Remove {need} from needs."
            : Spelling.Nearest(need, others) is { } meant ? $"Use {meant}."
            : others.Length > NamedJobs ? "Name an existing job, or remove it."
            : $"Name an existing job ({string.Join(", ", others)}), or remove it.";
    }
}
