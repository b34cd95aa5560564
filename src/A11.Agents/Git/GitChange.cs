namespace A11.Agents.Git;

/// <summary>What happened to a path between two states of a repository.</summary>
public enum GitChangeKind
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>Its content differs.</summary>
    Modified,

    /// <summary>It is gone.</summary>
    Deleted,

    /// <summary>It became a file, a link or a submodule and was something else.</summary>
    TypeChanged,

    /// <summary>Its mode differs: it may, or may no longer, be executed.</summary>
    ModeChanged,
}

/// <summary>A path that differs.</summary>
/// <param name="Path">From the root, with slashes.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Mode">Git's mode afterwards (before, for a deletion): 100644, 100755, 120000 or 160000; empty where git does not know it.</param>
public sealed record GitChange(string Path, GitChangeKind Kind, string Mode)
{
    /// <summary>Git's mode of a symbolic link.</summary>
    public const string LinkMode = "120000";

    /// <summary>Git's mode of a submodule.</summary>
    public const string SubmoduleMode = "160000";
}
