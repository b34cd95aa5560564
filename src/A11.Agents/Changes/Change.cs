namespace A11.Agents.Changes;

/// <summary>What happened to a path.</summary>
public enum ChangeKind
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>Its content, type or mode differs.</summary>
    Modified,

    /// <summary>It is gone.</summary>
    Deleted,
}

/// <summary>One path that an agent changed.</summary>
/// <param name="Path">Relative to the repository's root, with slashes.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="Content">Its bytes afterwards; empty for a deletion.</param>
/// <param name="IsExecutable">Whether it may be executed afterwards.</param>
public sealed record Change(string Path, ChangeKind Kind, ReadOnlyMemory<byte> Content, bool IsExecutable = false);
