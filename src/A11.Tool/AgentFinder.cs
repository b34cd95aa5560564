using A11.Agents.Agents;
using A11.Agents.Policies;
using A11.Core.Configuration;

namespace A11.Tool;

/// <summary>The agents of a repository by name.</summary>
/// <param name="name">The name.</param>
/// <param name="settings">Defines the repository's own agents.</param>
/// <param name="policy">Names the profile's agent.</param>
/// <returns>The agent; null where there is none of this name.</returns>
public delegate IAgent? AgentFinder(string name, RunSettings settings, Policy policy);
