using System.Collections.Immutable;

namespace A11.Agents.Promotion;

/// <summary>Somebody changed a file between the snapshot and the promotion; nothing was written.</summary>
public sealed class PromotionConflictException : Exception
{
    /// <summary>A conflict at these paths.</summary>
    public PromotionConflictException(ImmutableArray<string> paths)
        : base($"Changed meanwhile: {string.Join(", ", paths)}. Nothing was written.") => Paths = paths;

    /// <summary>The paths that differ from the snapshot, relative to the root.</summary>
    public ImmutableArray<string> Paths { get; }
}
