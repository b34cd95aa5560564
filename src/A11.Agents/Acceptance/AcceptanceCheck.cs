using System.Collections.Immutable;
using A11.Core.Files;
using A11.Core.Tasks;

namespace A11.Agents.Acceptance;

/// <summary>
/// Turns acceptance criteria into checks on the files, where it can. A criterion that asks for several things is held to the check of each; one
/// that no check fits is said to be unchecked.
/// </summary>
public static class AcceptanceCheck
{
    private static readonly ImmutableArray<CriterionCheck> Checks = [.. WorkflowChecks.All, .. CommandChecks.All, .. ContainerChecks.All, .. MakefileChecks.All];

    /// <summary>What became of each criterion of a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="files">The repository with the task's files in it.</param>
    public static ImmutableArray<CriterionResult> Run(DevOpsTask task, IFileSource files)
    {
        var result = TaskResult.Read(task, files);
        return [.. task.AcceptanceCriteria.Select(criterion => Judge(criterion, result))];
    }

    private static CriterionResult Judge(string criterion, TaskResult result)
    {
        var words = new Wording(criterion);
        var found = Checks.Where(check => check.Fits(words, result)).Select(check => check.Judge(words, result)).ToArray();
        if (found.Length == 0)
        {
            return new CriterionResult(criterion, CriterionVerdict.Unchecked, "No check fits it. Check it by hand.");
        }

        // What one check refuses, no other can make good; what one leaves open, is open.
        var verdict = found.Any(evidence => evidence.Verdict == CriterionVerdict.NotMet) ? CriterionVerdict.NotMet
            : found.Any(evidence => evidence.Verdict == CriterionVerdict.Unchecked) ? CriterionVerdict.Unchecked
            : CriterionVerdict.Met;
        return new CriterionResult(criterion, verdict, string.Join(' ', found.Where(evidence => evidence.Verdict == verdict).Select(evidence => evidence.Evidence)));
    }
}
