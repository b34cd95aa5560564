using A11.Agents.Generation;

namespace A11.Agents.Agents;

/// <summary>The agents by name.</summary>
public static class AgentCatalogue
{
    /// <summary>The agent of a name; null where this version knows none of it.</summary>
    public static IAgent? Find(string name) => name switch
    {
        BuiltInAgent.AgentName => new BuiltInAgent(),
        _ => null,
    };
}
