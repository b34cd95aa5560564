using System.Security.Cryptography;

namespace A11.Tool.Tests;

/// <summary>Everything in a folder as text: paths, modes, contents, where links lead. Two that are equal are the same byte for byte and mode for mode.</summary>
internal static class RepositoryState
{
    /// <summary>The state of a folder, but for what runs leave for people.</summary>
    public static string Of(string root) => string.Join('\n', new DirectoryInfo(root).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Select(entry => (Path: Path.GetRelativePath(root, entry.FullName), Entry: entry))
        .Where(item => item.Path != Path.Combine(".a11", "runs") && !item.Path.StartsWith(Path.Combine(".a11", "runs") + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        .OrderBy(item => item.Path, StringComparer.Ordinal)
        .Select(item => $"{item.Path} {Mode(item.Entry)} {item.Entry.LinkTarget} {Content(item.Entry)}"));

    private static string Mode(FileSystemInfo entry) => OperatingSystem.IsWindows() ? "" : entry.UnixFileMode.ToString();

    private static string Content(FileSystemInfo entry) =>
        entry is FileInfo { LinkTarget: null, Length: > 0 } ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(entry.FullName))) : "";
}
