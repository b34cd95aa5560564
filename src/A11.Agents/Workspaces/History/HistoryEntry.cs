using A11.Agents.FileSystems;

namespace A11.Agents.Workspaces.History;

/// <summary>A file or a link as a commit and git's index keep it.</summary>
/// <param name="Path">The bytes of its path, with slashes.</param>
/// <param name="Mode">What it is, as git says it.</param>
/// <param name="Content">Its content, or what the link says.</param>
/// <param name="Stamp">By what git sees that it is unchanged.</param>
internal sealed record HistoryEntry(byte[] Path, uint Mode, ObjectId Content, FileStamp Stamp)
{
    /// <summary>An ordinary file.</summary>
    public const uint Ordinary = 0x81A4;

    /// <summary>A file that may be executed.</summary>
    public const uint Executable = 0x81ED;

    /// <summary>A symbolic link.</summary>
    public const uint Link = 0xA000;
}
