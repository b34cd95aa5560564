using A11.Agents.Acceptance;
using A11.Agents.Changes;
using A11.Core.Diagnostics;
using A11.Core.Files;

namespace A11.Agents.Reviews.Fit;

/// <summary>Finds files that a change takes away or adds although nothing in the task speaks of that.</summary>
internal static class UnaskedChanges
{
    public static IEnumerable<Diagnostic> Find(ReviewRequest request, TaskWords words)
    {
        foreach (var change in request.Changes)
        {
            if (change.Kind == ChangeKind.Deleted && !IsReplaced(change, request) && !words.RequestsRemoval([.. TaskWords.WordsOf(RepositoryPath.FileName(change.Path).ToString())]))
            {
                yield return Observation.Refuse(change.Path, null, default, $"{change.Path} was deleted, and the task does not ask for that. Restore it.");
            }
            else if (change.Kind == ChangeKind.Added && !request.Job.Task.Lane.Contains(change.Path) && !words.Mentions(RepositoryPath.FileName(change.Path).ToString()))
            {
                yield return Observation.Note(change.Path, null, default, $"Neither the task's files nor its criteria name {change.Path}. Check that it is needed.");
            }
        }
    }

    /// <summary>Whether a file that the task names takes the place of one that it lets be changed: the file got another name.</summary>
    private static bool IsReplaced(Change deleted, ReviewRequest request) =>
        request.Changes.Any(change => change.Kind == ChangeKind.Added && request.Job.Task.FilesToCreate.Contains(change.Path) && GeneratedFiles.KindOf(change.Path) == GeneratedFiles.KindOf(deleted.Path));
}
