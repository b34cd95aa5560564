namespace A11.Agents.Agents;

/// <summary>An agent's work on one task, over as many rounds as the gate asks for. Disposing it ends every process and removes the workspace.</summary>
public interface IAgentSession : IAsyncDisposable
{
    /// <summary>Whether the agent can ask our own server (<c>a11 mcp</c>), so that its prompts say so.</summary>
    bool HasSelfCheck => false;

    /// <summary>Works for a round. What it returns are all changes since the snapshot, not those of the round alone.</summary>
    /// <param name="round">The first round, or one of repair.</param>
    /// <param name="cancellation">Ends the agent.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled; no process is left.</exception>
    Task<AgentResult> WorkAsync(AgentRound round, CancellationToken cancellation);
}
