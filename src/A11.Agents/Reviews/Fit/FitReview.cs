using A11.Agents.Acceptance;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Agents.Reviews.Fit;

/// <summary>What A08 judges: whether the files are what the task asked for, and speak of the repository as it is.</summary>
internal static class FitReview
{
    /// <summary>What stands against the files, or should be known of them.</summary>
    public static IEnumerable<Diagnostic> Find(ReviewRequest request)
    {
        var words = new TaskWords(request.Job.Task);
        return FindUnmet(request).Concat(UnaskedChanges.Find(request, words)).Concat(MissingReferences.Find(request)).Concat(WrongVersions.Find(request, words)).Concat(WrongPorts.Find(request));
    }

    private static IEnumerable<Diagnostic> FindUnmet(ReviewRequest request)
    {
        var task = request.Job.Task;
        foreach (var criterion in request.Criteria.Where(criterion => criterion.Verdict == CriterionVerdict.NotMet))
        {
            var at = task.Json.IndexOf(criterion.Criterion, StringComparison.Ordinal);
            var span = at < 0 ? task.Span with { Length = 1 } : new TextSpan(task.Span.Start + at, criterion.Criterion.Length);
            yield return Observation.Refuse(task.Source, task.SourceText, span, $"The criterion “{criterion.Criterion}” is not met. {criterion.Evidence}");
        }
    }
}
