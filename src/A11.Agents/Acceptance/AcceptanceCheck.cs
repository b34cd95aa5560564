using System.Collections.Immutable;
using A11.Core.Tasks;

namespace A11.Agents.Acceptance;

/// <summary>Turns acceptance criteria into checks on the files, where it can.</summary>
public static class AcceptanceCheck
{
    /// <summary>What became of each criterion of a task.</summary>
    /// <param name="task">The task.</param>
    public static ImmutableArray<CriterionResult> Run(DevOpsTask task) =>
        [.. task.AcceptanceCriteria.Select(criterion => new CriterionResult(criterion, CriterionVerdict.Unchecked, "No check fits it; a person must look."))];
}
