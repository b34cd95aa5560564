using System.Collections.Immutable;

namespace A11.Agents.Agents.Adapters;

/// <summary>How an agent is started.</summary>
/// <param name="Arguments">The arguments behind its command.</param>
internal sealed record AgentLaunch(ImmutableArray<string> Arguments)
{
    /// <summary>Variables that are set besides those of every agent.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;
}
