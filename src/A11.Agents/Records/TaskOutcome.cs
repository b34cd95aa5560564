using System.Collections.Immutable;
using A11.Agents.Agents;
using A11.Agents.Gates;
using A11.Agents.Sandboxes;
using A11.Core.Diagnostics;
using A11.Core.Tasks;

namespace A11.Agents.Records;

/// <summary>How a task ended.</summary>
public enum OutcomeStatus
{
    /// <summary>Its files are in the repository and in the lock.</summary>
    Done,

    /// <summary>There was nothing to do: the task, the profile and the files are what the lock says.</summary>
    UpToDate,

    /// <summary>It is for somebody else, who is named as its owner; nothing was done.</summary>
    Skipped,

    /// <summary>A task that it depends on is not done.</summary>
    Blocked,

    /// <summary>The gate found something in the files; none of them was let in.</summary>
    Rejected,

    /// <summary>The agent failed or refused.</summary>
    AgentFailed,

    /// <summary>The task asks for, or the agent wrote, something outside of the boundary.</summary>
    BoundaryViolated,

    /// <summary>A file is not what the last run left, or changed meanwhile; nothing was written.</summary>
    Conflict,
}

/// <summary>How a task ended, and why.</summary>
/// <param name="Task">The task.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Reason">Why, as a sentence.</param>
public sealed record TaskOutcome(DevOpsTask Task, OutcomeStatus Status, string Reason)
{
    /// <summary>The name of the agent that carried it out; null where none started.</summary>
    public string? Agent { get; init; }

    /// <summary>How the system kept agent and reviewers to their workspaces; null where none started.</summary>
    public Confinement? Confinement { get; init; }

    /// <summary>The files that were written.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>What the gate found; null where it was not reached.</summary>
    public GateReport? Gate { get; init; }

    /// <summary>The findings that explain the status.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The rounds of work, in order; none where no agent started.</summary>
    public ImmutableArray<TaskRound> Rounds { get; init; } = [];

    /// <summary>How long it took from its start on.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What agent and reviewers used over all rounds.</summary>
    public AgentUsage Usage => Rounds.Aggregate(AgentUsage.Unknown, (sum, round) => sum + round.Usage);

    /// <summary>Whether nothing went wrong with it.</summary>
    public bool IsGood => Status is OutcomeStatus.Done or OutcomeStatus.UpToDate or OutcomeStatus.Skipped;
}
