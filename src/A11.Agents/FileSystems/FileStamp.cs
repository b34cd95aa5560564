namespace A11.Agents.FileSystems;

/// <summary>What git's index keeps of a file to see that it is unchanged without reading it; times and numbers are cut to 32 bits, as there.</summary>
/// <param name="Changed">When its status changed, in seconds.</param>
/// <param name="ChangedNanoseconds">The rest of that time.</param>
/// <param name="Modified">When its content changed, in seconds.</param>
/// <param name="ModifiedNanoseconds">The rest of that time.</param>
/// <param name="Inode">Its number in the file system.</param>
/// <param name="Owner">The user whom it belongs to.</param>
/// <param name="Group">The group that it belongs to.</param>
/// <param name="Length">Its size in bytes.</param>
internal readonly record struct FileStamp(uint Changed, uint ChangedNanoseconds, uint Modified, uint ModifiedNanoseconds, uint Inode, uint Owner, uint Group, uint Length);
