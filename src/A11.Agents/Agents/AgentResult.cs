using System.Collections.Immutable;
using A11.Agents.Changes;

namespace A11.Agents.Agents;

/// <summary>How an agent's work on a task ended.</summary>
public abstract record AgentResult
{
    private AgentResult()
    {
    }

    /// <summary>The agent says that it is done.</summary>
    /// <param name="Changes">What it changed.</param>
    public sealed record Completed(ImmutableArray<Change> Changes) : AgentResult;

    /// <summary>The agent can't do the task, and says why; it changed nothing.</summary>
    /// <param name="Reason">Why, as a sentence that names what it can't meet.</param>
    public sealed record Refused(string Reason) : AgentResult;
}
