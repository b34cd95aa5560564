using System.Collections.Immutable;

namespace A11.Core.Scripts;

/// <summary>What came of checking a script.</summary>
/// <param name="Findings">What was found in it.</param>
/// <param name="Failure">Why it could not be checked, as the end of the sentence “ShellCheck …”; null where it was.</param>
public sealed record ScriptVerdict(ImmutableArray<ScriptFinding> Findings, string? Failure = null)
{
    /// <summary>What would have been found, did not a comment of ShellCheck's own in the script silence it.</summary>
    public ImmutableArray<ScriptFinding> Silenced { get; init; } = [];

    /// <summary>Nothing is wrong.</summary>
    public static ScriptVerdict Clean { get; } = new([]);
}
