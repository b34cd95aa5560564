using A11.Agents.Processes;
using A11.Agents.Sandboxes;
using A11.Core.Configuration;

namespace A11.Agents.Agents;

/// <summary>Somebody who carries out tasks.</summary>
public interface IAgent
{
    /// <summary>The agent's name in <c>a11.yml</c> and in the lock.</summary>
    string Name { get; }

    /// <summary>How the system keeps it to its workspace.</summary>
    /// <param name="mode">Whether there must be a sandbox.</param>
    /// <param name="root">Absolute path of the repository's root, whose own programs are not run.</param>
    /// <exception cref="AgentUnavailableException">One is required and there is none.</exception>
    Confinement FindConfinement(SandboxMode mode, string root) => Confinement.NotNeeded;

    /// <summary>Prepares for a task; nothing of the repository is ever written by the session: its changes go through the gate first.</summary>
    /// <param name="job">The task and what belongs to it.</param>
    /// <param name="progress">Told what the agent does, from whatever thread.</param>
    /// <param name="cancellation">Stops the preparation.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="AgentUnavailableException">The agent can't be started here, and the message says what to do.</exception>
    Task<IAgentSession> StartAsync(AgentJob job, IProgress<AgentEvent> progress, CancellationToken cancellation);
}
