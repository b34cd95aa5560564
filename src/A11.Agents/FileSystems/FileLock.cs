using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace A11.Agents.FileSystems;

/// <summary>A file that one process at a time holds. The operating system lets go of it when the process ends, however it ends.</summary>
internal sealed partial class FileLock : IDisposable
{
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null where somebody has it.</summary>
    /// <param name="path">Absolute path of the file, which is made if need be.</param>
    /// <exception cref="IOException">The file can't be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Opening it is not permitted.</exception>
    public static FileLock? TryTake(string path)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException error) when (error.HResult is WouldBlockOnLinux or WouldBlockOnMac or SharingViolation or LockViolation)
        {
            return null;
        }

        // The runtime has locked it already, unless DOTNET_SYSTEM_IO_DISABLEFILELOCKING is set.
        const int ExclusiveWithoutWaiting = 2 | 4;
        if (!OperatingSystem.IsWindows() && Lock(file.SafeFileHandle, ExclusiveWithoutWaiting) != 0 && Marshal.GetLastPInvokeError() is WouldBlockOnLinux or WouldBlockOnMac)
        {
            file.Dispose();
            return null;
        }

        return new FileLock(file);
    }

    /// <summary>Whether the file still has a name; nobody can take it from Windows while it is open.</summary>
    /// <param name="folder">Any directory: it is asked because it knows the system's calls.</param>
    public bool IsNamed(DirectoryHandle folder) => !LinuxDirectoryHandle.IsSupported || folder.StatusOf(_file.SafeFileHandle).Links > 0;

    /// <summary>Writes what the file says of its holder.</summary>
    public void Write(ReadOnlySpan<byte> content)
    {
        _file.SetLength(0);
        _file.Write(content);
        _file.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>flock(2); the operations are the same on Linux and macOS.</summary>
    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Lock(SafeFileHandle file, int operation);
}
