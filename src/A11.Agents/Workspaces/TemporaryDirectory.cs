using A11.Agents.FileSystems;

namespace A11.Agents.Workspaces;

/// <summary>The directory for temporary files: TMPDIR, or what the system has instead.</summary>
internal static class TemporaryDirectory
{
    /// <summary>Bytes; less than these is no space, as git's smallest repository doesn't fit.</summary>
    public const long Least = 64 * 1024;

    private const int NoSpace = 28;
    private const int QuotaOnLinux = 122;
    private const int QuotaOnMac = 69;
    private const int DiskFull = unchecked((int)0x80070070);
    private const int HandleDiskFull = unchecked((int)0x80070027);

    /// <summary>Its absolute path, without links.</summary>
    /// <exception cref="TemporaryDirectoryException">It is not there, or is no directory.</exception>
    public static string Find()
    {
        var path = Path.GetFullPath(Path.GetTempPath());
        return Directory.Exists(path) ? RealPath.Resolve(path)
            : throw Describe(path, File.Exists(Path.TrimEndingDirectorySeparator(path)) ? "is not a directory" : "does not exist");
    }

    /// <summary>What to say when no directory can be made in a directory.</summary>
    /// <param name="path">Absolute path of the directory.</param>
    /// <param name="cause">Why not.</param>
    public static TemporaryDirectoryException Refuse(string path, Exception cause) => IsFull(cause, path)
        ? new TemporaryDirectoryException($"The disk of {FileName.Describe(path)}, where the agent's workspace is made, is full. Free space on it, or set TMPDIR to a directory with more.", cause)
        : Describe(path, "is not writable", cause);

    /// <summary>Whether something failed because the disk is full.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="path">Absolute path of a directory on the disk.</param>
    public static bool IsFull(Exception error, string path) =>
        error.HResult is NoSpace or QuotaOnLinux or QuotaOnMac or DiskFull or HandleDiskFull || FreeSpace(path) < Least;

    private static long FreeSpace(string path)
    {
        try
        {
            return new DriveInfo(path).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue;
        }
    }

    private static TemporaryDirectoryException Describe(string path, string fault, Exception? cause = null) =>
        new($"The directory for temporary files (TMPDIR), {FileName.Describe(path)}, {fault}. Set TMPDIR to a directory that you can write to.", cause);
}
