namespace A11.Agents.Workspaces.History;

/// <summary>What an object of git's is, by its number in a pack (gitformat-pack(5)).</summary>
internal enum ObjectKind
{
    /// <summary>A commit.</summary>
    Commit = 1,

    /// <summary>A directory.</summary>
    Tree = 2,

    /// <summary>The content of a file, or what a link says.</summary>
    Blob = 3,
}
