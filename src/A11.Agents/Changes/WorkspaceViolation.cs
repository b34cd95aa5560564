using A11.Core.Boundaries;

namespace A11.Agents.Changes;

/// <summary>Something in a workspace that can never be promoted, whatever the boundary says about its name.</summary>
/// <param name="Path">From the workspace's root, with slashes; what is no valid name is escaped.</param>
/// <param name="Kind">Why.</param>
/// <param name="Reason">Why, as a sentence that names what it is.</param>
public sealed record WorkspaceViolation(string Path, ViolationKind Kind, string Reason);
