using System.Collections.Immutable;

namespace A11.Core.Configuration;

/// <summary>An agent that the repository defines under <c>agents</c>.</summary>
public sealed record AgentConfiguration
{
    /// <summary>The command and its arguments.</summary>
    public ImmutableArray<string> Exec { get; init; } = [];

    /// <summary>How it is given its prompt: <c>stdin</c>, <c>argument</c> or <c>file</c>.</summary>
    public string Prompt { get; init; } = "stdin";

    /// <summary>What it prints: <c>text</c>, <c>json</c> or <c>stream-json</c>.</summary>
    public string Output { get; init; } = "text";

    /// <summary>Where its completion signal is found: <c>last-line</c> or <c>json</c>.</summary>
    public string Signal { get; init; } = "last-line";

    /// <summary>How long it may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>The names of the environment variables that it is given.</summary>
    public ImmutableArray<string> Environment { get; init; } = [];

    /// <summary>Files with logins that are copied into its private home.</summary>
    public ImmutableArray<string> Credentials { get; init; } = [];

    /// <summary>Patterns of files that it may leave behind and that are thrown away.</summary>
    public ImmutableArray<string> Scratch { get; init; } = [];

    /// <summary>Whether it may use the network.</summary>
    public bool Network { get; init; } = true;
}
