using System.Globalization;

namespace A11.Agents.FileSystems;

/// <summary>Whether a path on disk is an ordinary file that is reached through ordinary folders and no other name.</summary>
internal static class FileLinks
{
    /// <summary>Why a path is not, as a sentence; null where it is, or is not there.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="path">The path from the root, with slashes.</param>
    public static string? FindProblem(string root, string path)
    {
        try
        {
            using var folder = DirectoryHandle.Open(root);
            return FindProblem(folder, path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"It can't be looked at: {error.Message}";
        }
    }

    /// <summary>Whether other names lead to the same file: hard links.</summary>
    /// <exception cref="IOException">The file can't be looked at.</exception>
    internal static bool HasOtherNames(DirectoryHandle folder, string name) => LinksOf(folder, name) > 1;

    private static string? FindProblem(DirectoryHandle root, string path)
    {
        using var cursor = new DirectoryCursor(root);
        var names = path.Split('/');
        var walked = "";
        for (var i = 0; i < names.Length - 1; i++)
        {
            var folder = cursor.Go(walked);
            walked = walked.Length == 0 ? names[i] : $"{walked}/{names[i]}";
            switch (folder.Find(names[i])?.Kind)
            {
                case EntryKind.Folder:
                    break;
                case EntryKind.Link:
                    return $"It is reached through the symbolic link {walked}, which leads to {FileName.Describe(folder.ReadLink(names[i]))}.";
                default:
                    return null;
            }

            if (cursor.Go(walked).Find(".git") is not null)
            {
                return $"It lies in {walked}, which is a repository of its own.";
            }
        }

        return FindProblemOfFile(cursor.Go(walked), names[^1]);
    }

    private static string? FindProblemOfFile(DirectoryHandle folder, string name) => folder.Find(name) switch
    {
        null or { Kind: EntryKind.Folder } => null,
        { Kind: EntryKind.Link } => $"It is a symbolic link, which leads to {FileName.Describe(folder.ReadLink(name))}.",
        { Kind: EntryKind.File } => LinksOf(folder, name) is > 1 and var links ? string.Create(CultureInfo.InvariantCulture, $"It is a hard link: {links} names lead to the same file.") : null,
        _ => "It is no ordinary file, but a device, pipe or socket.",
    };

    /// <summary>Windows tells it of open files alone.</summary>
    private static long LinksOf(DirectoryHandle folder, string name)
    {
        if (!OperatingSystem.IsWindows())
        {
            return folder.Find(name)?.Links ?? 1;
        }

        using var file = folder.OpenFile(name);
        return folder.StatusOf(file).Links;
    }
}
