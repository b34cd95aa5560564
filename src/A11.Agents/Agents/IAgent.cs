namespace A11.Agents.Agents;

/// <summary>Somebody who carries out tasks.</summary>
public interface IAgent
{
    /// <summary>The agent's name in <c>a11.yml</c> and in the lock.</summary>
    string Name { get; }

    /// <summary>Carries out a task. Nothing is written to the repository: the changes go through the gate first.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    Task<AgentResult> CarryOutAsync(AgentJob job, CancellationToken cancellation);
}
