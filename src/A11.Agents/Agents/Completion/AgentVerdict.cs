namespace A11.Agents.Agents.Completion;

/// <summary>Why a round's work can't be taken.</summary>
/// <param name="Failure">What kind of failure it is; null where there is none.</param>
/// <param name="Reason">Why, as a sentence that says what happened and what to do; empty where nothing failed.</param>
/// <param name="IsPassing">Whether another try is worth it.</param>
internal sealed record AgentVerdict(AgentFailure? Failure, string Reason = "", bool IsPassing = false)
{
    /// <summary>The work can be taken.</summary>
    public static AgentVerdict Good { get; } = new((AgentFailure?)null);
}
