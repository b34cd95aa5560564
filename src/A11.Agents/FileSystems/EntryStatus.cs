namespace A11.Agents.FileSystems;

/// <summary>What is known about an entry of a folder without opening it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Mode">Its permissions; none on Windows.</param>
/// <param name="Length">Its size in bytes, as the file system claims.</param>
/// <param name="Links">How many names lead to it.</param>
/// <param name="Device">The file system that it lies on; 0 where that is not known.</param>
internal readonly record struct EntryStatus(EntryKind Kind, UnixFileMode Mode, long Length, long Links, ulong Device)
{
    /// <summary>The mount that it is reached through, a number that the kernel gives; 0 where it gives none.</summary>
    public ulong Mount { get; init; }

    /// <summary>The user whom it belongs to; 0 on Windows.</summary>
    public uint Owner { get; init; }

    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Whether somebody may execute it.</summary>
    public bool IsExecutable => (Mode & AnyExecute) != 0;

    /// <summary>Whether it lies on the same mount as a directory above it.</summary>
    /// <remarks>
    /// A bind mount has the device of what it shows, so that only the mount's number tells. Without numbers (Linux before 5.8) the device of directories
    /// decides; that of files says nothing, since overlay file systems give them those of their layers.
    /// </remarks>
    public bool IsOnMountOf(EntryStatus directory) =>
        Mount != 0 && directory.Mount != 0 ? Mount == directory.Mount : Kind != EntryKind.Folder || Device == directory.Device;
}
