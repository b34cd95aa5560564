using A11.Core.Editing;
using A11.Core.Text;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Editing;

/// <summary>The outline of workflows and actions: jobs, and steps.</summary>
internal static class WorkflowOutline
{
    public static IEnumerable<OutlineItem> Find(WorkflowFile file) => file.IsWorkflow ? file.Jobs.Select(Read) : file.Steps.Select(Read);

    private static OutlineItem Read(WorkflowJob job) => new(job.Id, OutlineKind.Job, job.Key.Span.Union(job.Mapping.Span), job.Key.Span)
    {
        Detail = job.Mapping["name"]?.Text ?? job.Uses?.Value,
        Children = [.. job.Steps.Select(Read)],
    };

    private static OutlineItem Read(WorkflowStep step)
    {
        var named = step.Mapping["name"]?.AsScalar ?? step.Uses ?? step.Run ?? step.Id;
        var name = named is null ? "step" : FirstLine(named.Value);
        return new OutlineItem(name, OutlineKind.Step, step.Mapping.Span, named is not null && step.Mapping.Span.Contains(named.Span) ? named.Span : new TextSpan(step.Mapping.Span.Start, 0)) { Detail = step.Id?.Value };
    }

    private static string FirstLine(string text) => text.TrimStart().Split('\n')[0].Trim() is { Length: > 0 } line ? line : "step";
}
