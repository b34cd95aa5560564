using A11.Agents.Agents;
using A11.Agents.Gates;

namespace A11.Agents.Records;

/// <summary>One round of work on a task, and what the gate said of it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Duration">How long the agent worked.</param>
/// <param name="Result">What the agent gave.</param>
/// <param name="Report">What the gate said.</param>
public sealed record TaskRound(int Number, TimeSpan Duration, AgentResult Result, GateReport Report)
{
    /// <summary>What agent and reviewers used together.</summary>
    public AgentUsage Usage => Report.Reviews.Select(review => review.Usage).Aggregate(Result.Usage, (sum, usage) => sum + usage);

    /// <summary>All changes since the snapshot, as a unified diff.</summary>
    public string Diff { get; init; } = "";
}
