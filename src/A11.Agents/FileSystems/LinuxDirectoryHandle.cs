using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace A11.Agents.FileSystems;

/// <summary>A folder by its descriptor: every step is a system call from it that refuses links.</summary>
[SupportedOSPlatform("linux")]
internal sealed class LinuxDirectoryHandle : DirectoryHandle
{
    private const uint TypeModeLinksOwnerSizeAndMount = 0x1 | 0x2 | 0x4 | 0x8 | 0x200 | MountKnown;
    private const uint MountKnown = 0x1000;
    private const uint BasicStatus = 0x7FF;
    private const uint FolderMode = 0x1FF;
    private const int LengthAt = 40;

    private static readonly byte[] Here = [0];
    private static bool _isCloning = true;

    private readonly int _descriptor;
    private readonly string _path;
    private readonly EntryStatus? _confines;
    private bool? _needsSpread;
    private bool _isClosed;

    private LinuxDirectoryHandle(int descriptor, string path, EntryStatus? confines = null)
    {
        _descriptor = descriptor;
        _path = path;
        _confines = confines;
    }

    private enum ErrorNumber
    {
        NotPermitted = 1,
        NotFound = 2,
        AccessDenied = 13,
        Exists = 17,
        NoFolder = 20,
        Loop = 40,
    }

    /// <summary>The flags that are the same everywhere but on ARM and PowerPC (asm/fcntl.h), which swap two of them with others.</summary>
    private static class OpenFlags
    {
        public const int Write = 0x1;
        public const int Create = 0x40;
        public const int Exclusive = 0x80;
        public const int NonBlocking = 0x800;
        public const int CloseOnExecute = 0x80000;
        public const int Path = 0x200000;

        public static readonly int Folder = IsSwapped ? 0x4000 : 0x10000;
        public static readonly int NoFollow = IsSwapped ? 0x8000 : 0x20000;

        private static bool IsSwapped => RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 or Architecture.Armv6 or Architecture.Ppc64le;
    }

    /// <summary>Whether this system has what it needs: a Linux of 64 bits, whose C library knows statx(2).</summary>
    [SupportedOSPlatformGuard("linux")]
    public static bool IsSupported { get; } = OperatingSystem.IsLinux() && Environment.Is64BitProcess && HasStatus();

    /// <summary>Opens a folder by its absolute path.</summary>
    public static LinuxDirectoryHandle OpenAt(string path) => new(OpenFolder(LinuxCalls.CurrentFolder, FileName.Encode(path), path, isFollowing: true), path);

    /// <inheritdoc/>
    public override DirectoryHandle Confine()
    {
        var confines = StatusOf(_descriptor, Here, LinuxCalls.EmptyPath);
        ThrowIf(confines is null, "");
        return new LinuxDirectoryHandle(OpenFolder(_descriptor, FileName.Encode("."), _path), _path, confines);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> List(int most = int.MaxValue)
    {
        // A listing takes its descriptor with it, and its position is shared by duplicates; a fresh one starts at the beginning.
        var listing = LinuxCalls.OpenListing(OpenFolder(_descriptor, FileName.Encode("."), _path));
        ThrowIf(listing == 0, "");
        try
        {
            var names = new List<string>();
            while (names.Count < most)
            {
                var entry = LinuxCalls.ReadListing(listing);
                if (entry == 0)
                {
                    ThrowIf(Marshal.GetLastPInvokeError() != 0, "");
                    break;
                }

                if (NameOf(entry) is var name && !name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
                {
                    names.Add(FileName.Decode(name));
                }
            }

            names.Sort(StringComparer.Ordinal);
            return names;
        }
        finally
        {
            _ = LinuxCalls.CloseListing(listing);
        }
    }

    /// <inheritdoc/>
    public override EntryStatus? Find(string name)
    {
        var status = StatusOf(_descriptor, FileName.Encode(name), LinuxCalls.NoFollow);
        ThrowIf(status is null && (ErrorNumber)Marshal.GetLastPInvokeError() != ErrorNumber.NotFound, name);
        return status is { } found && IsElsewhere(found) ? found with { Kind = EntryKind.Mount } : status;
    }

    /// <inheritdoc/>
    public override unsafe FileStamp StampOf(string name)
    {
        const int OwnerAt = 20;
        const int GroupAt = 24;
        const int InodeAt = 32;
        const int ChangedAt = 96;
        const int ModifiedAt = 112;
        const int Nanoseconds = 8;
        var buffer = stackalloc byte[LinuxCalls.StatusLength];
        ThrowIf(LinuxCalls.Status(_descriptor, FileName.Encode(name), LinuxCalls.NoFollow, BasicStatus, buffer) != 0, name);
        return new FileStamp(
            (uint)*(long*)(buffer + ChangedAt),
            *(uint*)(buffer + ChangedAt + Nanoseconds),
            (uint)*(long*)(buffer + ModifiedAt),
            *(uint*)(buffer + ModifiedAt + Nanoseconds),
            (uint)*(ulong*)(buffer + InodeAt),
            *(uint*)(buffer + OwnerAt),
            *(uint*)(buffer + GroupAt),
            (uint)*(ulong*)(buffer + LengthAt));
    }

    /// <inheritdoc/>
    public override EntryStatus StatusOf(SafeFileHandle file)
    {
        var status = StatusOf((int)file.DangerousGetHandle(), Here, LinuxCalls.EmptyPath);
        GC.KeepAlive(file);
        ThrowIf(status is null, "");
        return status!.Value;
    }

    /// <inheritdoc/>
    public override DirectoryHandle Enter(string name)
    {
        var folder = new LinuxDirectoryHandle(OpenFolder(_descriptor, FileName.Encode(name), PathOf(name)), PathOf(name), _confines) { _needsSpread = _needsSpread };
        if (_confines is null || (StatusOf(folder._descriptor, Here, LinuxCalls.EmptyPath) is { } status && !IsElsewhere(status)))
        {
            return folder;
        }

        folder.Dispose();
        throw MountPoint(name);
    }

    /// <inheritdoc/>
    public override SafeFileHandle OpenFile(string name)
    {
        // Without waiting: somebody may have put a pipe in the file's place since it was looked at.
        var file = Open(name, OpenFlags.NonBlocking, 0);
        var status = StatusOf(file);
        if (status.Kind == EntryKind.File && !IsElsewhere(status))
        {
            return file;
        }

        file.Dispose();
        throw status.Kind == EntryKind.File ? MountPoint(name) : new IOException($"{PathOf(name)} is no ordinary file.");
    }

    /// <inheritdoc/>
    public override SafeFileHandle CreateFile(string name, UnixFileMode? mode)
    {
        const uint AnyoneReadsAndWrites = 0x1B6;
        var file = Open(name, OpenFlags.Write | OpenFlags.Create | OpenFlags.Exclusive, (uint?)mode ?? AnyoneReadsAndWrites);
        ThrowIf(mode is not null && LinuxCalls.ChangeMode(file, (uint)mode) != 0, name);
        return file;
    }

    /// <inheritdoc/>
    public override bool IsWritable()
    {
        const int WriteAndSearch = 2 | 1;
        return LinuxCalls.Access(_descriptor, FileName.Encode("."), WriteAndSearch, 0) == 0;
    }

    /// <inheritdoc/>
    public override bool TryClone(string name, DirectoryHandle target, UnixFileMode mode)
    {
        if (!_isCloning)
        {
            return false;
        }

        using var source = OpenFile(name);
        using (var copy = target.CreateFile(name, mode))
        {
            if (LinuxCalls.Control(copy, LinuxCalls.Clone, source) == 0)
            {
                return true;
            }
        }

        // What the file system can't do for one file it can't do for the next.
        _isCloning = false;
        target.DeleteFile(name);
        return false;
    }

    /// <inheritdoc/>
    public override void SpreadFolders()
    {
        _needsSpread ??= StatusOf(_descriptor, Here, LinuxCalls.EmptyPath) is { } status && DirectorySpread.NeedsIt(status.Device);
        if (_needsSpread.Value)
        {
            DirectorySpread.Apply(_descriptor);
        }
    }

    /// <inheritdoc/>
    public override void CreateFolder(string name) =>
        ThrowIf(LinuxCalls.MakeFolder(_descriptor, FileName.Encode(name), FolderMode) != 0 && (ErrorNumber)Marshal.GetLastPInvokeError() != ErrorNumber.Exists, name);

    /// <inheritdoc/>
    public override bool TryCreatePrivateFolder(string name)
    {
        const uint OwnerAlone = 0x1C0;
        var isMade = LinuxCalls.MakeFolder(_descriptor, FileName.Encode(name), OwnerAlone) == 0;
        ThrowIf(!isMade && (ErrorNumber)Marshal.GetLastPInvokeError() != ErrorNumber.Exists, name);
        return isMade;
    }

    /// <inheritdoc/>
    public override unsafe string ReadLink(string name)
    {
        const int Longest = 4096;
        var buffer = stackalloc byte[Longest];
        var length = LinuxCalls.ReadLink(_descriptor, FileName.Encode(name), buffer, Longest);
        ThrowIf(length < 0, name);
        return FileName.Decode(new ReadOnlySpan<byte>(buffer, (int)length));
    }

    /// <inheritdoc/>
    public override void CreateLink(string name, string target) =>
        ThrowIf(LinuxCalls.MakeLink(FileName.Encode(target), _descriptor, FileName.Encode(name)) != 0, name);

    /// <inheritdoc/>
    public override void SetMode(string name, UnixFileMode mode)
    {
        // chmod(2) follows links; a descriptor that stands for the entry itself does not, and /proc leads to what it stands for.
        using var entry = Open(name, OpenFlags.Path, 0);
        if (StatusOf(entry).Kind == EntryKind.Link)
        {
            throw new IOException($"{PathOf(name)} is a symbolic link.");
        }

        var path = FileName.Encode(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{entry.DangerousGetHandle()}"));
        ThrowIf(LinuxCalls.ChangeMode(path, (uint)mode) != 0, name);
    }

    /// <inheritdoc/>
    public override void Move(string name, DirectoryHandle target, string newName) =>
        ThrowIf(LinuxCalls.Rename(_descriptor, FileName.Encode(name), ((LinuxDirectoryHandle)target)._descriptor, FileName.Encode(newName)) != 0, newName);

    /// <inheritdoc/>
    public override void DeleteFile(string name) => ThrowIf(LinuxCalls.Unlink(_descriptor, FileName.Encode(name), 0) != 0, name);

    /// <inheritdoc/>
    public override void DeleteFolder(string name) => ThrowIf(LinuxCalls.Unlink(_descriptor, FileName.Encode(name), LinuxCalls.RemoveFolder) != 0, name);

    /// <inheritdoc/>
    public override void Flush() => ThrowIf(LinuxCalls.Flush(_descriptor) != 0, "");

    /// <inheritdoc/>
    protected override void Dispose(bool isDisposing)
    {
        if (!_isClosed)
        {
            _isClosed = true;
            _ = LinuxCalls.Close(_descriptor);
        }
    }

    private SafeFileHandle Open(string name, int flags, uint mode)
    {
        var descriptor = LinuxCalls.Open(_descriptor, FileName.Encode(name), flags | OpenFlags.NoFollow | OpenFlags.CloseOnExecute, mode);
        ThrowIf(descriptor < 0, name);
        return new SafeFileHandle(descriptor, ownsHandle: true);
    }

    private static int OpenFolder(int folder, byte[] name, string path, bool isFollowing = false)
    {
        var descriptor = LinuxCalls.Open(folder, name, OpenFlags.Folder | OpenFlags.CloseOnExecute | (isFollowing ? 0 : OpenFlags.NoFollow), 0);
        return descriptor >= 0 ? descriptor : throw LastError(path);
    }

    private static unsafe EntryStatus? StatusOf(int folder, byte[] name, int flags)
    {
        const int LinksAt = 16;
        const int OwnerAt = 20;
        const int ModeAt = 28;
        const int DeviceAt = 136;
        const int MountAt = 144;
        var buffer = stackalloc byte[LinuxCalls.StatusLength];
        if (LinuxCalls.Status(folder, name, flags, TypeModeLinksOwnerSizeAndMount, buffer) != 0)
        {
            return null;
        }

        var mode = *(ushort*)(buffer + ModeAt);
        return new EntryStatus(KindOf(mode), (UnixFileMode)(mode & 0xFFF), *(long*)(buffer + LengthAt), *(uint*)(buffer + LinksAt), *(ulong*)(buffer + DeviceAt))
        {
            Owner = *(uint*)(buffer + OwnerAt),
            Mount = (*(uint*)buffer & MountKnown) != 0 ? *(ulong*)(buffer + MountAt) : 0,
        };
    }

    /// <summary>inode(7).</summary>
    private static EntryKind KindOf(ushort mode) => (mode & 0xF000) switch
    {
        0x8000 => EntryKind.File,
        0x4000 => EntryKind.Folder,
        0xA000 => EntryKind.Link,
        0x1000 => EntryKind.Pipe,
        0xC000 => EntryKind.Socket,
        _ => EntryKind.Device,
    };

    /// <summary>readdir(3): on 64 bits the name stands behind two numbers of eight bytes, one of two, and one of one.</summary>
    private static unsafe ReadOnlySpan<byte> NameOf(nint entry)
    {
        const int NameAt = 19;
        return MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)entry + NameAt);
    }

    private static bool HasStatus()
    {
        try
        {
            return StatusOf(LinuxCalls.CurrentFolder, FileName.Encode("/"), LinuxCalls.NoFollow) is not null;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    private bool IsElsewhere(EntryStatus status) => _confines is { } confines && !status.IsOnMountOf(confines);

    private LinkException MountPoint(string name) => new($"{FileName.Describe(PathOf(name))} is a mount point.");

    private string PathOf(string name) => name.Length == 0 ? _path : $"{_path}/{name}";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ThrowIf(bool failed, string name)
    {
        if (failed)
        {
            throw LastError(PathOf(name));
        }
    }

    private static Exception LastError(string path)
    {
        var number = Marshal.GetLastPInvokeError();
        var message = $"{FileName.Describe(path)}: {Marshal.GetPInvokeErrorMessage(number)}.";
        return (ErrorNumber)number switch
        {
            ErrorNumber.NotFound => new FileNotFoundException(message),
            ErrorNumber.NotPermitted or ErrorNumber.AccessDenied => new UnauthorizedAccessException(message),
            ErrorNumber.Loop or ErrorNumber.NoFolder => new LinkException(message),
            _ => new IOException(message, number),
        };
    }
}
