namespace A11.Core.Boundaries;

/// <summary>What a boundary says of a path.</summary>
/// <param name="Path">The path, from the root, with slashes.</param>
/// <param name="Violation">Why it may not be written; null where it may.</param>
/// <param name="Reason">What decided, as a sentence.</param>
public sealed record BoundaryVerdict(string Path, ViolationKind? Violation, string Reason)
{
    /// <summary>Whether the path may be written.</summary>
    public bool IsAllowed => Violation is null;
}
