using System.Collections.Immutable;
using A11.Agents.Agents.Completion;
using A11.Agents.Agents.Output;
using A11.Core.Configuration;

namespace A11.Agents.Agents.Adapters;

/// <summary>A command of the repository's own.</summary>
/// <param name="name">Its name under <c>agents</c>.</param>
/// <param name="configuration">What is said there.</param>
internal sealed class CommandAdapter(string name, AgentConfiguration configuration) : AgentAdapter
{
    private const string PromptFile = ".a11/prompt.md";

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override ImmutableArray<ImmutableArray<string>> Commands => [];

    /// <inheritdoc/>
    public override string HowToInstall => $"Name the command that starts it under agents.{name}.exec in a11.yml.";

    /// <inheritdoc/>
    public override AgentLaunch Launch(AgentPlace place, AgentPrompt prompt)
    {
        if (configuration.Prompt == PromptChannel.File)
        {
            place.WriteHome(PromptFile, prompt.Text);
        }

        return new AgentLaunch([])
        {
            Prompt = configuration.Prompt switch
            {
                PromptChannel.Argument => prompt.Text,
                PromptChannel.File => place.InHome(PromptFile),
                _ => null,
            },
        };
    }

    /// <inheritdoc/>
    public override OutputReader CreateReader(AgentPlace place, AgentPrompt prompt, Watch watch, CompletionSignal signal)
    {
        var input = configuration.Prompt == PromptChannel.StandardInput ? prompt.Bytes : default;
        return configuration is { Output: AgentOutput.Text, Signal: SignalPlace.LastLine }
            ? new PlainTextReader(watch, signal) { Input = input }
            : new EnvelopeReader(watch, signal, configuration.Signal == SignalPlace.Json) { Input = input };
    }
}
