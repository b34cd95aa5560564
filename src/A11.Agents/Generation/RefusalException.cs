namespace A11.Agents.Generation;

/// <summary>The built-in agent can't do what the task asks; the message says what and why, as a sentence.</summary>
internal sealed class RefusalException(string reason) : Exception(reason);
