namespace A11.Agents.Changes;

/// <summary>What happened to a path.</summary>
public enum ChangeKind
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>Its content differs, and perhaps its mode.</summary>
    Modified,

    /// <summary>Its mode differs, and nothing else.</summary>
    ModeChanged,

    /// <summary>It is gone. A renamed file is one deleted and one added.</summary>
    Deleted,
}

/// <summary>One path that an agent changed, an ordinary file before (if it was there) and after (if it still is).</summary>
/// <param name="Path">Relative to the repository's root, with slashes.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="Content">Its bytes afterwards; empty for a deletion.</param>
/// <param name="IsExecutable">Whether it may be executed afterwards.</param>
public sealed record Change(string Path, ChangeKind Kind, ReadOnlyMemory<byte> Content, bool IsExecutable = false);
