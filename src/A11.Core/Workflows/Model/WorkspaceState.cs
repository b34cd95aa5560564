namespace A11.Core.Workflows.Model;

/// <summary>What is known of a workspace.</summary>
internal enum WorkspaceState
{
    /// <summary>Nothing is in it.</summary>
    Empty,

    /// <summary>It holds this repository and nothing else.</summary>
    Repository,

    /// <summary>It may hold anything.</summary>
    Unknown,
}
