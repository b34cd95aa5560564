using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Repositories;
using A11.Core.Scripts;

namespace A11.Core.Analysis;

/// <summary>A file that has been looked at, before comments silence any of what was found. It holds on to nothing of the file's syntax.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="File">The file; null where it is not one to check.</param>
/// <param name="Found">What was found, to which others may add.</param>
/// <param name="Settings">What is configured for it.</param>
internal sealed record FileInspection(string Path, SourceFile? File, List<Diagnostic> Found, FileSettings Settings)
{
    /// <summary>What the file itself silences.</summary>
    public ImmutableArray<Suppression> Suppressions { get; init; } = [];

    /// <summary>The shell scripts in it that somebody looks at beside their rules.</summary>
    public ImmutableArray<ScriptToCheck> Scripts { get; init; } = [];

    /// <summary>Why the file is not checked, or not fully; null where it is, or is none of ours.</summary>
    public UncheckedFile? Unchecked { get; init; }

    /// <summary>What a peer's own comment has silenced already.</summary>
    public List<Diagnostic> Silenced { get; } = [];
}
