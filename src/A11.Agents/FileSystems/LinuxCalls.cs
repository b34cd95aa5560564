using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace A11.Agents.FileSystems;

/// <summary>Linux's system calls on names below an open folder, by their manual pages. Names are bytes that end with a zero.</summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxCalls
{
    public const int CurrentFolder = -100;
    public const int NoFollow = 0x100;
    public const int EmptyPath = 0x1000;
    public const int RemoveFolder = 0x200;

    /// <summary>FICLONE: <c>_IOW(0x94, 9, int)</c>; MIPS and PowerPC count otherwise and refuse it, which is no loss.</summary>
    public const nuint Clone = 0x40049409;

    /// <summary>FS_IOC_GETFLAGS and FS_IOC_SETFLAGS (ioctl_iflags(2)); MIPS and PowerPC count otherwise here too.</summary>
    public const nuint GetFlags = 0x80086601;
    public const nuint SetFlags = 0x40086602;

    /// <summary>The length of <c>struct statx</c>, the same on every architecture.</summary>
    public const int StatusLength = 256;

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    public static partial int Open(int folder, byte[] path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    public static unsafe partial int Status(int folder, byte[] path, int flags, uint mask, byte* buffer);

    [LibraryImport("libc", EntryPoint = "fdopendir", SetLastError = true)]
    public static partial nint OpenListing(int descriptor);

    [LibraryImport("libc", EntryPoint = "readdir", SetLastError = true)]
    public static partial nint ReadListing(nint listing);

    [LibraryImport("libc", EntryPoint = "closedir")]
    public static partial int CloseListing(nint listing);

    [LibraryImport("libc", EntryPoint = "faccessat", SetLastError = true)]
    public static partial int Access(int folder, byte[] path, int mode, int flags);

    [LibraryImport("libc", EntryPoint = "mkdirat", SetLastError = true)]
    public static partial int MakeFolder(int folder, byte[] path, uint mode);

    [LibraryImport("libc", EntryPoint = "readlinkat", SetLastError = true)]
    public static unsafe partial nint ReadLink(int folder, byte[] path, byte* buffer, nuint size);

    [LibraryImport("libc", EntryPoint = "symlinkat", SetLastError = true)]
    public static partial int MakeLink(byte[] target, int folder, byte[] path);

    [LibraryImport("libc", EntryPoint = "chmod", SetLastError = true)]
    public static partial int ChangeMode(byte[] path, uint mode);

    [LibraryImport("libc", EntryPoint = "fchmod", SetLastError = true)]
    public static partial int ChangeMode(SafeFileHandle file, uint mode);

    [LibraryImport("libc", EntryPoint = "renameat", SetLastError = true)]
    public static partial int Rename(int folder, byte[] path, int newFolder, byte[] newPath);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true)]
    public static partial int Unlink(int folder, byte[] path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static partial int Flush(int descriptor);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(SafeFileHandle target, nuint request, SafeFileHandle source);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(int target, nuint request, ref long flags);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint User();
}
