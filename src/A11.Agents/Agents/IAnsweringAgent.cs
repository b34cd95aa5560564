using A11.Agents.Processes;
using A11.Core.Files;

namespace A11.Agents.Agents;

/// <summary>An agent that can be asked about files, such as for a review. It works on a copy; whatever it writes there is thrown away.</summary>
public interface IAnsweringAgent : IAgent
{
    /// <summary>Asks.</summary>
    /// <param name="question">The question.</param>
    /// <param name="progress">Told what the agent does, from whatever thread.</param>
    /// <param name="cancellation">Ends the agent.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled; no process is left.</exception>
    /// <exception cref="AgentUnavailableException">The agent can't be started here.</exception>
    Task<AgentAnswer> AnswerAsync(AgentQuestion question, IProgress<AgentEvent> progress, CancellationToken cancellation);
}

/// <summary>A question to an agent.</summary>
/// <param name="Job">What it is about.</param>
/// <param name="Prompt">The question as a whole; it says in which form the answer must be.</param>
/// <param name="Files">The files that it may read: the exact bytes that are asked about.</param>
public sealed record AgentQuestion(AgentJob Job, string Prompt, IFileSource Files);

/// <summary>An agent's answer.</summary>
/// <param name="Text">The last thing that it said.</param>
/// <param name="Failure">Why there is no answer; null where there is one.</param>
/// <param name="Reason">Why, as a sentence; empty where nothing failed.</param>
/// <param name="Usage">What it used.</param>
public sealed record AgentAnswer(string Text, AgentFailure? Failure, string Reason, AgentUsage Usage);
