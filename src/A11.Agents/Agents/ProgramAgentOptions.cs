using System.Collections.Immutable;
using A11.Agents.Sandboxes;

namespace A11.Agents.Agents;

/// <summary>What an agent that is a program is run with, beside what the configuration says.</summary>
internal sealed record ProgramAgentOptions
{
    /// <summary>The command that starts this product; empty where there is none.</summary>
    public ImmutableArray<string> OwnCommand { get; init; } = [];

    /// <summary>The sandbox; null for the one that the configuration asks for.</summary>
    public ISandbox? Sandbox { get; init; }

    /// <summary>How long an agent may go on after it has said all that it will.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often an agent is started again where it said that its fault will pass.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>The wait before the first of them; each is twice as long as the one before.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The value of an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;
}
