using System.Collections.Immutable;
using A11.Agents.Agents.Completion;
using A11.Agents.Agents.Output;

namespace A11.Agents.Agents.Adapters;

/// <summary>Any agent that speaks the Agent Client Protocol. Everything is said by the protocol, so that its command needs no arguments of ours.</summary>
/// <param name="name">Its name.</param>
internal sealed class ProtocolAdapter(string name) : AgentAdapter
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override ImmutableArray<ImmutableArray<string>> Commands => [];

    /// <inheritdoc/>
    public override string HowToInstall => $"Name the command that starts it under agents.{name}.exec in a11.yml, such as [gemini, --acp].";

    /// <inheritdoc/>
    public override AgentLaunch Launch(AgentPlace place, AgentPrompt prompt) => new([]);

    /// <inheritdoc/>
    public override OutputReader CreateReader(AgentPlace place, AgentPrompt prompt, Watch watch, CompletionSignal signal) => new ProtocolReader(place, prompt, watch);
}
