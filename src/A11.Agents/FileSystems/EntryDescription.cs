namespace A11.Agents.FileSystems;

/// <summary>Entries in messages.</summary>
internal static class EntryDescription
{
    /// <summary>What an entry is, with its article.</summary>
    public static string Describe(this EntryStatus entry) => entry.Kind switch
    {
        EntryKind.File when entry.Links > 1 => "a file with several hard links",
        EntryKind.File => "a regular file",
        EntryKind.Folder => "a directory",
        EntryKind.Link => "a symbolic link",
        EntryKind.Pipe => "a named pipe",
        EntryKind.Socket => "a socket",
        _ => "a device",
    };
}
