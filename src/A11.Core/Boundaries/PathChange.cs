namespace A11.Core.Boundaries;

/// <summary>A path that was, or is to be, written; both ends of a rename are paths of their own.</summary>
/// <param name="Path">From the root, with slashes.</param>
/// <param name="IsDeleted">Whether nothing is at the path afterwards.</param>
public readonly record struct PathChange(string Path, bool IsDeleted = false);
