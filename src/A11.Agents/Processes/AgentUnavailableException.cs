namespace A11.Agents.Processes;

/// <summary>An agent can't be started here: its program or its sandbox is missing, or it is configured wrongly.</summary>
public sealed class AgentUnavailableException : Exception
{
    /// <summary>An agent that can't be started.</summary>
    /// <param name="message">What is missing and what to do about it, as a sentence.</param>
    public AgentUnavailableException(string message)
        : base(message)
    {
    }
}
