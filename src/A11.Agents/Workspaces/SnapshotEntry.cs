using System.Collections.Immutable;

namespace A11.Agents.Workspaces;

/// <summary>What the snapshot holds at a path.</summary>
internal abstract record SnapshotEntry;

/// <summary>An ordinary file.</summary>
/// <param name="Mode">Its permissions.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Hash">The SHA-256 of its content.</param>
/// <param name="IsOwn">Whether we wrote it for the agent, so that it must stay as it is.</param>
internal sealed record SnapshotFile(UnixFileMode Mode, long Length, ImmutableArray<byte> Hash, bool IsOwn = false) : SnapshotEntry;

/// <summary>A symbolic link.</summary>
/// <param name="Target">What it says.</param>
internal sealed record SnapshotLink(string Target) : SnapshotEntry;

/// <summary>The place of a submodule, which is not entered.</summary>
internal sealed record SnapshotSubmodule : SnapshotEntry;
