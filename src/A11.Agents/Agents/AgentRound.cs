using A11.Agents.Gates;

namespace A11.Agents.Agents;

/// <summary>One round of an agent's work on a task.</summary>
/// <param name="Number">1 for the first, then one more for each round of repair.</param>
/// <param name="Feedback">What the gate found in the files of the round before; null in the first.</param>
public sealed record AgentRound(int Number, GateReport? Feedback);
