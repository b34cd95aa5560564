using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace A11.Agents.FileSystems;

/// <summary>A folder by its path, for systems whose calls we don't make ourselves: what a step leads to is looked at right before it.</summary>
internal sealed partial class PortableDirectoryHandle : DirectoryHandle
{
    private static readonly EnumerationOptions AllEntries = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly string _path;
    private readonly EntryStatus? _confines;

    private PortableDirectoryHandle(string path, EntryStatus? confines = null)
    {
        _path = path;
        _confines = confines;
    }

    /// <summary>Opens a folder by its absolute path.</summary>
    public static PortableDirectoryHandle OpenAt(string path) => Directory.Exists(path) ? new PortableDirectoryHandle(path) : throw new DirectoryNotFoundException($"There is no folder {path}.");

    /// <inheritdoc/>
    public override DirectoryHandle Confine() => new PortableDirectoryHandle(_path, StatusOf(_path) ?? throw new DirectoryNotFoundException($"There is no directory {_path}."));

    /// <inheritdoc/>
    public override IReadOnlyList<string> List(int most = int.MaxValue) =>
        [.. new DirectoryInfo(_path).EnumerateFileSystemInfos("*", AllEntries).Take(most).Select(entry => entry.Name).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override EntryStatus? Find(string name) =>
        StatusOf(PathOf(name)) is not { } status ? null
        : _confines is { } confines && !status.IsOnMountOf(confines) ? status with { Kind = EntryKind.Mount }
        : status;

    /// <inheritdoc/>
    public override EntryStatus StatusOf(SafeFileHandle file)
    {
        var mode = OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file);
        return new EntryStatus(EntryKind.File, mode, RandomAccess.GetLength(file), LinksOf(file), 0);
    }

    /// <inheritdoc/>
    public override DirectoryHandle Enter(string name)
    {
        var path = PathOf(name);
        var kind = Find(name)?.Kind ?? throw new DirectoryNotFoundException($"There is no folder {path}.");
        return kind == EntryKind.Folder ? new PortableDirectoryHandle(path, _confines) : throw new LinkException($"{path} is no folder.");
    }

    /// <inheritdoc/>
    public override SafeFileHandle OpenFile(string name)
    {
        var path = PathOf(name);
        return Find(name) switch
        {
            null => throw new FileNotFoundException($"There is no file {path}."),
            { Kind: EntryKind.File } => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete),
            _ => throw new LinkException($"{path} is no ordinary file."),
        };
    }

    /// <inheritdoc/>
    public override SafeFileHandle CreateFile(string name, UnixFileMode? mode)
    {
        var file = File.OpenHandle(PathOf(name), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        if (!OperatingSystem.IsWindows() && mode is not null)
        {
            File.SetUnixFileMode(file, mode.Value);
        }

        return file;
    }

    /// <inheritdoc/>
    public override bool IsWritable() => OperatingSystem.IsWindows() || (File.GetUnixFileMode(_path) & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0;

    /// <inheritdoc/>
    public override bool TryClone(string name, DirectoryHandle target, UnixFileMode mode)
    {
        // Where a copy can share blocks (APFS, ReFS), the runtime sees to it.
        if (Find(name) is not { Kind: EntryKind.File })
        {
            throw new LinkException($"{PathOf(name)} is no ordinary file.");
        }

        File.Copy(PathOf(name), ((PortableDirectoryHandle)target).PathOf(name));
        target.SetMode(name, mode);
        return true;
    }

    /// <inheritdoc/>
    public override void CreateFolder(string name) => _ = Directory.CreateDirectory(PathOf(name));

    /// <inheritdoc/>
    public override bool TryCreatePrivateFolder(string name)
    {
        var path = PathOf(name);
        if (StatusOf(path) is not null)
        {
            return false;
        }

        _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return true;
    }

    /// <inheritdoc/>
    public override string ReadLink(string name) => new FileInfo(PathOf(name)).LinkTarget ?? throw new IOException($"{PathOf(name)} is no link.");

    /// <inheritdoc/>
    public override void CreateLink(string name, string target)
    {
        // Windows keeps two kinds of links; what the target is decides, where it is there.
        _ = Directory.Exists(Path.Combine(_path, target)) ? Directory.CreateSymbolicLink(PathOf(name), target) : File.CreateSymbolicLink(PathOf(name), target);
    }

    /// <inheritdoc/>
    public override void SetMode(string name, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if (Find(name) is not { Kind: EntryKind.File or EntryKind.Folder })
        {
            throw new LinkException($"{PathOf(name)} is no ordinary file or folder.");
        }

        File.SetUnixFileMode(PathOf(name), mode);
    }

    /// <inheritdoc/>
    public override void Move(string name, DirectoryHandle target, string newName)
    {
        var newPath = ((PortableDirectoryHandle)target).PathOf(newName);
        if (StatusOf(PathOf(name)) is { Kind: EntryKind.Folder })
        {
            Directory.Move(PathOf(name), newPath);
        }
        else
        {
            File.Move(PathOf(name), newPath, overwrite: true);
        }
    }

    /// <inheritdoc/>
    public override void DeleteFile(string name)
    {
        var path = PathOf(name);
        if (OperatingSystem.IsWindows())
        {
            File.SetAttributes(path, FileAttributes.Normal);
        }

        // A link to a folder, or a junction, is a folder to Windows; without recursion the link alone goes.
        if (OperatingSystem.IsWindows() && Directory.Exists(path))
        {
            Directory.Delete(path);
        }
        else
        {
            File.Delete(path);
        }
    }

    /// <inheritdoc/>
    public override void DeleteFolder(string name) => Directory.Delete(PathOf(name));

    /// <inheritdoc/>
    public override void Flush()
    {
        // Neither Windows nor the runtime offers it for folders; a journalling file system orders the renames.
    }

    /// <inheritdoc/>
    protected override void Dispose(bool isDisposing)
    {
    }

    private static EntryStatus? StatusOf(string path)
    {
        if (OperatingSystem.IsMacOS())
        {
            return StatusOnMac(path);
        }

        var info = new FileInfo(path);
        if ((int)info.Attributes == -1)
        {
            return null;
        }

        var kind = info.LinkTarget is not null ? EntryKind.Link
            : info.Attributes.HasFlag(FileAttributes.Directory) ? EntryKind.Folder
            : info.Attributes.HasFlag(FileAttributes.Device) ? EntryKind.Device
            : EntryKind.File;
        var mode = OperatingSystem.IsWindows() || kind == EntryKind.Link ? UnixFileMode.None : File.GetUnixFileMode(path);
        return new EntryStatus(kind, mode, kind == EntryKind.File ? info.Length : 0, 1, 0);
    }

    /// <summary>stat(2) of macOS, in its form with inode numbers of 64 bits.</summary>
    [SupportedOSPlatform("macos")]
    private static unsafe EntryStatus? StatusOnMac(string path)
    {
        const int DeviceAt = 0;
        const int ModeAt = 4;
        const int LinksAt = 6;
        const int OwnerAt = 16;
        const int LengthAt = 96;
        var buffer = stackalloc byte[256];
        var result = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? LinkStatus(path, buffer) : LinkStatusOnIntel(path, buffer);
        if (result != 0)
        {
            return null;
        }

        var mode = *(ushort*)(buffer + ModeAt);
        var kind = (mode & 0xF000) switch
        {
            0x8000 => EntryKind.File,
            0x4000 => EntryKind.Folder,
            0xA000 => EntryKind.Link,
            0x1000 => EntryKind.Pipe,
            0xC000 => EntryKind.Socket,
            _ => EntryKind.Device,
        };
        return new EntryStatus(kind, (UnixFileMode)(mode & 0xFFF), *(long*)(buffer + LengthAt), *(ushort*)(buffer + LinksAt), *(uint*)(buffer + DeviceAt)) { Owner = *(uint*)(buffer + OwnerAt) };
    }

    private static long LinksOf(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
        {
            return LinksOnWindows(file);
        }

        return 1;
    }

    /// <summary>BY_HANDLE_FILE_INFORMATION: thirteen numbers of 32 bits, the eleventh of which counts the names.</summary>
    [SupportedOSPlatform("windows")]
    private static unsafe uint LinksOnWindows(SafeFileHandle file)
    {
        const int Numbers = 13;
        const int LinksAt = 10;
        var buffer = stackalloc uint[Numbers];
        return FileInformation(file, buffer) != 0 ? buffer[LinksAt] : 1;
    }

    private string PathOf(string name) => Path.Combine(_path, name);

    [LibraryImport("libc", EntryPoint = "lstat", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int LinkStatus(string path, byte* buffer);

    [LibraryImport("libc", EntryPoint = "lstat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int LinkStatusOnIntel(string path, byte* buffer);

    [LibraryImport("kernel32", EntryPoint = "GetFileInformationByHandle")]
    private static unsafe partial int FileInformation(SafeFileHandle file, uint* buffer);
}
