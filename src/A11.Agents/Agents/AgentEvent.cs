namespace A11.Agents.Agents;

/// <summary>What an agent is doing, for somebody who watches.</summary>
/// <param name="Activity">In a few words: <c>writes .github/workflows/ci.yml</c>, <c>reads Makefile</c>, <c>thinks</c>. Never holds a control character.</param>
public sealed record AgentEvent(string Activity);
