namespace A11.Agents.FileSystems;

/// <summary>What a name in a folder leads to; links are never followed.</summary>
internal enum EntryKind
{
    /// <summary>An ordinary file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link, or a junction.</summary>
    Link,

    /// <summary>A named pipe.</summary>
    Pipe,

    /// <summary>A socket.</summary>
    Socket,

    /// <summary>A device.</summary>
    Device,

    /// <summary>A mount point, as seen from a directory that is confined to its own mount (<see cref="DirectoryHandle.Confine"/>).</summary>
    Mount,
}
