using System.Collections.Immutable;

namespace A11.Agents.Promotion;

/// <summary>What became of the promotion of an earlier run that was cut off.</summary>
public enum RecoveryOutcome
{
    /// <summary>None was cut off.</summary>
    Nothing,

    /// <summary>All of its files are in place.</summary>
    Completed,

    /// <summary>None of its files is in place: it had not begun to move them, or they were taken back.</summary>
    Undone,

    /// <summary>Its journal is not one that we wrote, so that nothing was done by it.</summary>
    Unreadable,
}

/// <summary>How a start found the repository, and what it did about it.</summary>
/// <param name="Outcome">Which files the repository has now.</param>
/// <param name="Paths">The paths that the promotion was about, where they are known.</param>
/// <param name="Message">The same as a sentence; empty where nothing was cut off.</param>
public sealed record Recovery(RecoveryOutcome Outcome, ImmutableArray<string> Paths, string Message)
{
    /// <summary>No run was cut off.</summary>
    public static Recovery Nothing { get; } = new(RecoveryOutcome.Nothing, [], "");
}
