using System.Collections.Immutable;
using A11.Agents.Acceptance;
using A11.Agents.Agents;
using A11.Agents.Reviews;
using A11.Core.Diagnostics;

namespace A11.Agents.Gates;

/// <summary>What stands between an agent's work and the repository, in this order.</summary>
public enum GateStage
{
    /// <summary>Every change lies inside the boundary.</summary>
    Boundary,

    /// <summary>What the task asks for is there.</summary>
    Completion,

    /// <summary>The rules find nothing at or above the gate's severity.</summary>
    Rules,

    /// <summary>No acceptance criterion is unmet.</summary>
    Acceptance,

    /// <summary>Every reviewer passes the files.</summary>
    Reviews,
}

/// <summary>What the gate found.</summary>
public sealed record GateReport
{
    /// <summary>Changes outside of the boundary or the lane.</summary>
    public ImmutableArray<Diagnostic> Violations { get; init; } = [];

    /// <summary>Why the agent's work can't be taken, whatever it wrote; null where it is complete.</summary>
    public AgentFailure? Failure { get; init; }

    /// <summary>That, as a sentence; empty where nothing failed.</summary>
    public string FailureReason { get; init; } = "";

    /// <summary>Files that the task asks for and that are not there.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>What the rules find in the files that the agent wrote.</summary>
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    /// <summary>Those findings whose mend lies in a file that the task does not name: told to people, and nothing fails for them.</summary>
    public ImmutableArray<Diagnostic> FindingsForPeople { get; init; } = [];

    /// <summary>What became of the acceptance criteria.</summary>
    public ImmutableArray<CriterionResult> Criteria { get; init; } = [];

    /// <summary>The reviewers' verdicts.</summary>
    public ImmutableArray<Review> Reviews { get; init; } = [];

    /// <summary>The first stage that the changes did not pass; null where they passed all.</summary>
    public GateStage? FailedAt { get; init; }

    /// <summary>Whether the changes may go in.</summary>
    public bool Passed => FailedAt is null;
}
