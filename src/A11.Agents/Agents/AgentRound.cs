namespace A11.Agents.Agents;

/// <summary>One round of an agent's work on a task.</summary>
/// <param name="Number">1 for the first, then one more for each round of repair.</param>
/// <param name="Prompt">The whole prompt, for an agent that does not remember an earlier round. Composed when it is first read: not every agent needs one.</param>
/// <param name="Repair">What the gate found in the round before, for an agent that remembers it; null in the first round.</param>
public sealed record AgentRound(int Number, Lazy<string> Prompt, string? Repair);
