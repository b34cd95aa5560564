using A11.Agents.FileSystems;

namespace A11.Agents.Repositories;

/// <summary>
/// A file that a person names for output. In a repository it is written as all files are there, through no link; anywhere else its path is that person's
/// own, links, pipes and devices included.
/// </summary>
public static class OutputFile
{
    /// <summary>Where the system keeps names for open files and devices.</summary>
    private static readonly string[] SystemFolders = ["/dev/", "/proc/"];

    /// <summary>Replaces or creates the file, and its directories.</summary>
    /// <param name="root">Absolute path of the repository that is worked on.</param>
    /// <param name="path">Absolute path of the file.</param>
    /// <param name="content">The file's new content.</param>
    /// <exception cref="IOException">The file can't be written; the message says why.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not permitted.</exception>
    public static void Write(string root, string path, ReadOnlySpan<byte> content)
    {
        if (IsOfSystem(path))
        {
            WriteInPlace(path, content);
        }
        else if (FindRepository(root, path) is { } repository)
        {
            FileWriter.Write(repository, PathFrom(repository, path)!, content);
        }
        else
        {
            WriteOutside(path, content);
        }
    }

    private static void WriteOutside(string path, ReadOnlySpan<byte> content)
    {
        var real = RealPath.Resolve(path);
        var parent = Directory.CreateDirectory(Path.GetDirectoryName(real) ?? real).FullName;
        using var folder = DirectoryHandle.Open(parent);
        if (folder.Find(Path.GetFileName(real)) is { Kind: EntryKind.Pipe or EntryKind.Device or EntryKind.Socket })
        {
            WriteInPlace(real, content);
        }
        else
        {
            FileWriter.Write(folder, Path.GetFileName(real), path, content);
        }
    }

    private static void WriteInPlace(string path, ReadOnlySpan<byte> content)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        stream.Write(content);
    }

    private static string? FindRepository(string root, string path) => PathFrom(root, path) is not null ? root : RepositoryLocator.FindRoot(Path.GetDirectoryName(path) ?? path);

    /// <summary>The path from a directory, with slashes; null where it lies outside.</summary>
    private static string? PathFrom(string root, string path)
    {
        var relative = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
        return relative is "." or ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }

    private static bool IsOfSystem(string path) => !OperatingSystem.IsWindows() && SystemFolders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal));
}
