using A11.Agents.Agents;

namespace A11.Agents.Generation;

/// <summary>The agent that needs no network.</summary>
public sealed class BuiltInAgent : IAgent
{
    /// <summary>Its name.</summary>
    public const string AgentName = "builtin";
    /// <inheritdoc/>
    public string Name => AgentName;

    /// <inheritdoc/>
    public Task<AgentResult> CarryOutAsync(AgentJob job, CancellationToken cancellation) => Task.FromResult<AgentResult>(new AgentResult.Refused(job.Task.Id));
}
