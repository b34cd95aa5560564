using A11.Agents.Records;
using A11.Core.Tasks;

namespace A11.Agents.Runs;

/// <summary>What is going on with a task, for somebody who watches.</summary>
/// <param name="Task">The task.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Round">The round of work; 0 where none began.</param>
/// <param name="Activity">What the agent or a reviewer is doing, in a few words; null where a stage begins.</param>
public sealed record TaskProgress(DevOpsTask Task, TaskStage Stage, int Round, string? Activity)
{
    /// <summary>How it ended; null while it has not.</summary>
    public TaskOutcome? Outcome { get; init; }
}
