using System.Collections.Immutable;
using A11.Core.Shell.Model;
using A11.Core.Workflows.Model;

namespace A11.Agents.Acceptance.Commands;

/// <summary>Where a command stands.</summary>
internal sealed record CallSite
{
    /// <summary>The job whose step leads to it; null outside of workflows.</summary>
    public WorkflowJob? Job { get; init; }

    /// <summary>The line of the task's own file that leads to it; null where that is not known.</summary>
    public CriterionPlace? Place { get; init; }

    /// <summary>What the step, its job, and the targets and scripts on the way are called.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>The directory that it runs in, from the repository's root; empty for the root.</summary>
    public string Directory { get; init; } = "";

    /// <summary>The environment variables that the workflow sets to constant values.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Why a failure there fails nothing; null where it does.</summary>
    public string? Tolerance { get; init; }

    /// <summary>Why it never runs; null where it may.</summary>
    public string? Obstacle { get; init; }

    /// <summary>Whether a target or script of the repository leads there.</summary>
    public bool IsDefined { get; init; }

    /// <summary>The targets and scripts that lead there, by their keys.</summary>
    public ImmutableArray<string> Definitions { get; init; } = [];

    /// <summary>Whether another script reads in the script that stands there, and may call its functions.</summary>
    public bool IsSourced { get; init; }

    /// <summary>The site of a command in a script.</summary>
    public CallSite Under(CommandState state) => this with { Tolerance = Tolerance ?? state.Tolerance, Obstacle = Obstacle ?? state.Obstacle };

    /// <summary>The site in a job or step that never runs.</summary>
    public CallSite Blocked(string? condition, string what) => this with { Obstacle = Obstacle ?? $"“if: {condition}” keeps {what} from running" };

    /// <summary>The site in a job or step that may fail, or may not run.</summary>
    public CallSite Tolerating(bool mayFail, bool isConditional, string? condition, string what) => this with
    {
        Tolerance = Tolerance ?? (mayFail ? $"“continue-on-error: true” lets {what} fail" : isConditional ? $"“if: {condition}” may keep {what} from running" : null),
    };

    /// <summary>The site of what a target or script defines.</summary>
    public CallSite Into(ScriptDefinition definition) => this with
    {
        Names = [.. Names, definition.Name],
        Directory = definition.Directory,
        Tolerance = Tolerance ?? definition.Tolerance,
        IsDefined = true,
        Definitions = [.. Definitions, definition.Key],
    };
}
