using System.Collections.Immutable;

namespace A11.Agents.Generation.Applications;

/// <summary>The action that installs a language on a runner.</summary>
/// <param name="Action">Its repository, such as <c>actions/setup-python</c>.</param>
/// <param name="Title">What the step is called.</param>
/// <param name="VersionInput">The input that takes the version; null where a file of the repository says it.</param>
/// <param name="Inputs">The other inputs, in order.</param>
internal sealed record SetupAction(string Action, string Title, string? VersionInput, ImmutableArray<(string Key, string Value)> Inputs)
{
    /// <summary>The commands that have to run before it; empty where there are none.</summary>
    public ImmutableArray<string> Before { get; init; } = [];

    /// <summary>What the step of these commands is called.</summary>
    public string BeforeTitle { get; init; } = "";

    /// <summary>The action that keeps downloaded packages from one run to the next; null where this one does, or nothing does.</summary>
    public SetupAction? Cache { get; init; }
}
