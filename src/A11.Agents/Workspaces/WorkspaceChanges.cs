using System.Collections.Immutable;
using A11.Agents.Changes;

namespace A11.Agents.Workspaces;

/// <summary>What differs between a workspace and its snapshot.</summary>
/// <param name="Changes">Ordinary files that were added, modified or deleted, each with the content that was read and is judged and promoted, in ordinal order.</param>
/// <param name="Violations">What can never be promoted.</param>
/// <param name="Exceeded">The limit that was exceeded; null where none was. From there on changes are named without their content, so that they can be judged but never promoted.</param>
public sealed record WorkspaceChanges(ImmutableArray<Change> Changes, ImmutableArray<WorkspaceViolation> Violations, WorkspaceLimit? Exceeded);
