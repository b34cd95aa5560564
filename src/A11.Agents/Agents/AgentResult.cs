using System.Collections.Immutable;
using A11.Agents.Changes;
using A11.Agents.Secrets;

namespace A11.Agents.Agents;

/// <summary>How a round of an agent's work ended. The changes are judged against the boundary whether or not the agent failed.</summary>
public sealed record AgentResult
{
    /// <summary>What it changed since the snapshot: files that could be promoted.</summary>
    public ImmutableArray<Change> Changes { get; init; } = [];

    /// <summary>What it left behind that can never be promoted: links, devices, changes of git's own files.</summary>
    public ImmutableArray<WorkspaceViolation> Violations { get; init; } = [];

    /// <summary>Why its work can't be taken; null where it is complete.</summary>
    public AgentFailure? Failure { get; init; }

    /// <summary>Why, as a sentence that says what happened and what to do; empty where nothing failed.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether the agent said that the fault will pass, so that another try is worth it.</summary>
    public bool IsPassing { get; init; }

    /// <summary>The last thing that it said; empty where it said nothing.</summary>
    public string FinalText { get; init; } = "";

    /// <summary>What people should know of how it worked, a line each; it decides nothing.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>What it used.</summary>
    public AgentUsage Usage { get; init; } = AgentUsage.Unknown;

    /// <summary>The prompt that it was given; empty for the built-in agent.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>All that it printed, as far as the limit allows.</summary>
    public string Transcript { get; init; } = "";

    /// <summary>The logins that it was given: they must not stand in its changes, nor in what is kept of its words.</summary>
    public SecretValues Secrets { get; init; } = SecretValues.None;

    /// <summary>A result that holds nothing but why there is none.</summary>
    public static AgentResult Failed(AgentFailure failure, string reason) => new() { Failure = failure, Reason = reason };
}
