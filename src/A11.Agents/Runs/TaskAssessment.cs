using System.Collections.Immutable;
using A11.Agents.Gates;
using A11.Agents.Locks;
using A11.Agents.Policies;
using A11.Core.Diagnostics;
using A11.Core.Tasks;

namespace A11.Agents.Runs;

/// <summary>How a task stands before an agent starts. A plan and a run ask the same, so that a run does what the plan says.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Reason">Why, as a sentence.</param>
/// <param name="Violations">Files that it asks for and no agent may write.</param>
internal sealed record TaskAssessment(TaskState State, string Reason, ImmutableArray<Diagnostic> Violations)
{
    /// <summary>Assesses a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="policy">What agents may do.</param>
    /// <param name="gate">The gate that its files must pass.</param>
    /// <param name="state">Compares it with the lock.</param>
    /// <param name="locks">The lock.</param>
    /// <param name="isStale">Whether another task of the run has written a file of this one, so that nothing is up to date.</param>
    public static TaskAssessment Create(DevOpsTask task, Policy policy, Gate gate, LockedState state, LockFile locks, bool isStale = false)
    {
        if (TaskOwner.ExplainOther(policy.Profile, task) is { } other)
        {
            return new TaskAssessment(TaskState.OfAnotherOwner, other, []);
        }

        if (gate.JudgeTask(task) is { IsEmpty: false } violations)
        {
            return new TaskAssessment(TaskState.OutsideBoundary, "The task asks for files outside the boundary.", violations);
        }

        if (state.FindConflict(task, locks) is { } conflict)
        {
            return new TaskAssessment(TaskState.Conflict, conflict, []);
        }

        return !isStale && state.IsUpToDate(task, locks, gate)
            ? new TaskAssessment(TaskState.UpToDate, "Nothing has changed since the last run.", [])
            : new TaskAssessment(TaskState.Open, state.ExplainOpen(task, locks), []);
    }
}
