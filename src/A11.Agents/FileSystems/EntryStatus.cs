namespace A11.Agents.FileSystems;

/// <summary>What is known about an entry of a folder without opening it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Mode">Its permissions; none on Windows.</param>
/// <param name="Length">Its size in bytes, as the file system claims.</param>
/// <param name="Links">How many names lead to it.</param>
/// <param name="Device">The file system that it lies on; 0 where that is not known.</param>
internal readonly record struct EntryStatus(EntryKind Kind, UnixFileMode Mode, long Length, long Links, ulong Device)
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Whether somebody may execute it.</summary>
    public bool IsExecutable => (Mode & AnyExecute) != 0;
}
