using Microsoft.Win32.SafeHandles;

namespace A11.Agents.FileSystems;

/// <summary>
/// An open folder. Each step from it goes to one name inside it and follows no link, so that whatever somebody else does to the tree at the same time,
/// nothing outside of it is read, written or deleted. Linux keeps that promise by descriptors; elsewhere a check precedes each step.
/// </summary>
internal abstract class DirectoryHandle : IDisposable
{
    /// <summary>Opens a folder; its path is trusted, so that links in it are followed.</summary>
    /// <param name="path">Absolute path.</param>
    /// <exception cref="IOException">There is no such folder, or it can't be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Opening it is not permitted.</exception>
    public static DirectoryHandle Open(string path) => LinuxDirectoryHandle.IsSupported ? LinuxDirectoryHandle.OpenAt(path) : PortableDirectoryHandle.OpenAt(path);

    /// <summary>The same directory, from which no step leads to another mount: what is mounted below it is <see cref="EntryKind.Mount"/>.</summary>
    public abstract DirectoryHandle Confine();

    /// <summary>The names in it, in ordinal order.</summary>
    /// <param name="most">How many at most, as somebody may have made more than memory holds.</param>
    public abstract IReadOnlyList<string> List(int most = int.MaxValue);

    /// <summary>What a name leads to; null where nothing has it.</summary>
    public abstract EntryStatus? Find(string name);

    /// <summary>What an open file is.</summary>
    public abstract EntryStatus StatusOf(SafeFileHandle file);

    /// <summary>What git's index keeps of a file or a link; nothing where this system doesn't tell it.</summary>
    public virtual FileStamp StampOf(string name) => default;

    /// <summary>Opens a folder in it.</summary>
    public abstract DirectoryHandle Enter(string name);

    /// <summary>Opens a folder in it, also one that its owner may not enter as it is: its permissions are changed then.</summary>
    public DirectoryHandle OpenAnyhow(string name)
    {
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (!OperatingSystem.IsWindows() && Find(name) is { Kind: EntryKind.Folder } status && (status.Mode & Owner) != Owner)
        {
            SetMode(name, status.Mode | Owner);
        }

        return Enter(name);
    }

    /// <summary>Opens an ordinary file for reading.</summary>
    public abstract SafeFileHandle OpenFile(string name);

    /// <summary>Makes a file that was not there, open for writing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="mode">Its permissions; null for those that the user's new files have.</param>
    public abstract SafeFileHandle CreateFile(string name, UnixFileMode? mode);

    /// <summary>Whether names may be added and removed, as far as that can be told beforehand.</summary>
    public abstract bool IsWritable();

    /// <summary>Copies a file without reading it, where the file system can share its blocks until one of them is written.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="target">The folder that the copy is made in.</param>
    /// <param name="mode">The copy's permissions.</param>
    /// <returns>Whether the copy was made; nothing was, where not.</returns>
    public abstract bool TryClone(string name, DirectoryHandle target, UnixFileMode mode);

    /// <summary>Has the file system keep the directories that are made in it apart, where that makes them faster; nothing elsewhere.</summary>
    public virtual void SpreadFolders()
    {
    }

    /// <summary>Makes a folder that may be there.</summary>
    public abstract void CreateFolder(string name);

    /// <summary>Makes a directory that nobody else may look into.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Whether it was made; it was not where something has the name.</returns>
    public abstract bool TryCreatePrivateFolder(string name);

    /// <summary>What a symbolic link says.</summary>
    public abstract string ReadLink(string name);

    /// <summary>Makes a symbolic link.</summary>
    public abstract void CreateLink(string name, string target);

    /// <summary>Sets permissions; nothing on Windows.</summary>
    public abstract void SetMode(string name, UnixFileMode mode);

    /// <summary>Moves a file over what has the new name, or a folder to a name that nothing has.</summary>
    public abstract void Move(string name, DirectoryHandle target, string newName);

    /// <summary>Removes anything but a folder.</summary>
    public abstract void DeleteFile(string name);

    /// <summary>Removes an empty folder.</summary>
    public abstract void DeleteFolder(string name);

    /// <summary>Sees to it that its entries are on disk.</summary>
    public abstract void Flush();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes it.</summary>
    protected abstract void Dispose(bool isDisposing);
}
