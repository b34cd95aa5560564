using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace A11.Agents.Boundaries;

/// <summary>Whether a path on disk is an ordinary file that is reached through ordinary folders and no other name.</summary>
public static partial class FileLinks
{
    /// <summary>Why a path is not, as a sentence; null where it is, or is not there.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="path">The path from the root, with slashes.</param>
    public static string? FindProblem(string root, string path)
    {
        var current = root;
        var parts = path.Split('/');
        for (var i = 0; i < parts.Length - 1; i++)
        {
            current = Path.Combine(current, parts[i]);
            if (new DirectoryInfo(current).LinkTarget is { } target)
            {
                return $"It is reached through the symbolic link {string.Join('/', parts[..(i + 1)])}, which leads to {target}.";
            }

            if (Path.Exists(Path.Combine(current, ".git")))
            {
                return $"It lies in {string.Join('/', parts[..(i + 1)])}, which is a repository of its own.";
            }
        }

        return FindFileProblem(Path.Combine(current, parts[^1]));
    }

    /// <summary>Whether other names lead to the same file: hard links. Only Linux tells.</summary>
    public static bool HasOtherNames(string file) => OperatingSystem.IsLinux() && TryStat(file, out var links, out var type) && type == FileType.Regular && links > 1;

    private static string? FindFileProblem(string file)
    {
        var info = new FileInfo(file);
        if (info.LinkTarget is { } target)
        {
            return $"It is a symbolic link, which leads to {target}.";
        }

        if (!OperatingSystem.IsLinux() || !TryStat(file, out var links, out var type))
        {
            return null;
        }

        return type switch
        {
            FileType.Regular when links > 1 => $"It is a hard link: {links} names lead to the same file.",
            FileType.Regular or FileType.Folder => null,
            _ => "It is no ordinary file, but a device, pipe or socket.",
        };
    }

    private enum FileType
    {
        Folder = 0x4000,
        Regular = 0x8000,
    }

    /// <summary>statx(2): its structure is the same on every architecture.</summary>
    [SupportedOSPlatform("linux")]
    private static unsafe bool TryStat(string file, out uint links, out FileType type)
    {
        const int CurrentFolder = -100;
        const int NoFollow = 0x100;
        const uint TypeAndLinks = 0x1 | 0x4;
        const int LinksAt = 16;
        const int ModeAt = 28;
        var buffer = stackalloc byte[256];
        var succeeded = StatX(CurrentFolder, file, NoFollow, TypeAndLinks, buffer) == 0;
        links = succeeded ? *(uint*)(buffer + LinksAt) : 0;
        type = succeeded ? (FileType)(*(ushort*)(buffer + ModeAt) & 0xF000) : 0;
        return succeeded;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int StatX(int folder, string path, int flags, uint mask, byte* buffer);
}
