using System.Collections.Immutable;
using A11.Core.Boundaries;

namespace A11.Core.Configuration;

/// <summary>An entry under <c>agents</c>: an agent that the repository defines, or how one that is known is started.</summary>
public sealed record AgentConfiguration
{
    /// <summary>The agents that are known by name: an entry for one of them says only what is to be different.</summary>
    public static ImmutableArray<string> KnownNames { get; } = ["cursor", "claude", "codex", "gemini", "opencode", "copilot"];

    /// <summary>The names that mean something else: the agent that needs no program, and the one that the profile names.</summary>
    public static ImmutableArray<string> ReservedNames { get; } = ["builtin", "profile"];

    /// <summary>The command and its arguments; empty for the command of a known agent.</summary>
    public ImmutableArray<string> Exec { get; init; } = [];

    /// <summary>How it is given its prompt.</summary>
    public PromptChannel Prompt { get; init; } = PromptChannel.StandardInput;

    /// <summary>What it prints.</summary>
    public AgentOutput Output { get; init; } = AgentOutput.Text;

    /// <summary>Where its completion signal is found.</summary>
    public SignalPlace Signal { get; init; } = SignalPlace.LastLine;

    /// <summary>How long it may take for a round.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>The names of the environment variables that it is given; empty for those of a known agent.</summary>
    public ImmutableArray<string> Environment { get; init; } = [];

    /// <summary>Files with logins that are copied into its private home.</summary>
    public ImmutableArray<string> Credentials { get; init; } = [];

    /// <summary>Patterns of files that it may leave behind and that are thrown away.</summary>
    public ImmutableArray<PathPattern> Scratch { get; init; } = [];

    /// <summary>Whether it may use the network.</summary>
    public bool Network { get; init; } = true;
}
