using System.Collections.Immutable;
using A11.Agents.Agents.Completion;
using A11.Agents.Agents.Output;

namespace A11.Agents.Agents.Adapters;

/// <summary>What is special about one agent's command line.</summary>
internal abstract class AgentAdapter
{
    /// <summary>Its name in <c>a11.yml</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The command that starts it, the first that is there; the rest of each are arguments in front of all others.</summary>
    public abstract ImmutableArray<ImmutableArray<string>> Commands { get; }

    /// <summary>What to do where none of the commands is there, as a sentence.</summary>
    public abstract string HowToInstall { get; }

    /// <summary>The environment variables that it is given where they are set: its login, its service, its model.</summary>
    public virtual ImmutableArray<string> Variables => [];

    /// <summary>Writes its permissions, and whatever else it reads from files, before the first round.</summary>
    public virtual void Prepare(AgentPlace place)
    {
    }

    /// <summary>How it is started for a round.</summary>
    public abstract AgentLaunch Launch(AgentPlace place, AgentPrompt prompt);

    /// <summary>Reads what it prints.</summary>
    public abstract OutputReader CreateReader(AgentPlace place, AgentPrompt prompt, Watch watch, CompletionSignal signal);
}
