using System.Collections.Immutable;

namespace A11.Agents.Promotion;

/// <summary>Somebody changed a file between the snapshot and the promotion; nothing was written.</summary>
public sealed class PromotionConflictException : Exception
{
    /// <summary>A conflict at these paths.</summary>
    /// <param name="conflicts">What is at odds with the snapshot.</param>
    /// <param name="kept">The folder that holds the agent's version, from the root; null where it could not be kept.</param>
    public PromotionConflictException(ImmutableArray<PromotionConflict> conflicts, string? kept)
        : base(Describe(conflicts, kept))
    {
        Conflicts = conflicts;
        Kept = kept;
    }

    /// <summary>What is at odds with the snapshot.</summary>
    public ImmutableArray<PromotionConflict> Conflicts { get; }

    /// <summary>The paths that differ from the snapshot, relative to the root.</summary>
    public ImmutableArray<string> Paths => [.. Conflicts.Select(conflict => conflict.Path)];

    /// <summary>The folder that holds all of the agent's files, relative to the root; null where they could not be kept.</summary>
    public string? Kept { get; }

    private static string Describe(ImmutableArray<PromotionConflict> conflicts, string? kept)
    {
        var both = conflicts.Select(conflict => kept is null ? $"{conflict.Path} {conflict.Reason}" : $"{conflict.Path} {conflict.Reason} (the agent's version: {kept}/{conflict.Path})");
        return $"Nothing was written, as {string.Join("; ", both)}. Yours is as you left it; take over what you want of the agent's, or run again.";
    }
}

/// <summary>A path that is not as the snapshot has it.</summary>
/// <param name="Path">Relative to the root, with slashes.</param>
/// <param name="Reason">Why, as the end of the sentence “The path …”.</param>
public sealed record PromotionConflict(string Path, string Reason);
