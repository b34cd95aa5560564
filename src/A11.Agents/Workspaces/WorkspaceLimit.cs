namespace A11.Agents.Workspaces;

/// <summary>A limit that an agent exceeded.</summary>
/// <param name="Reason">Which, as a sentence.</param>
public sealed record WorkspaceLimit(string Reason);
