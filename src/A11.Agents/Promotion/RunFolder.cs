using System.Text;
using A11.Agents.FileSystems;

namespace A11.Agents.Promotion;

/// <summary>The folder <c>.a11/runs</c>: what runs leave behind for people, never part of the repository.</summary>
public static class RunFolder
{
    private const string IgnoreName = ".gitignore";

    private static readonly string[] Names = [".a11", "runs"];

    /// <summary>Makes the folder, which ignores itself, so that no repository needs an entry for it.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <exception cref="IOException">The repository can't be written to, or one of the folders is a link or a file.</exception>
    /// <exception cref="UnauthorizedAccessException">The repository may not be written to.</exception>
    public static string Create(string root)
    {
        using var folder = Folder.Open(root);
        using var cursor = new FolderCursor(folder);
        Folder runs;
        try
        {
            runs = cursor.Go(string.Join('/', Names), create: true);
        }
        catch (LinkException)
        {
            throw new IOException(".a11/runs is, or is reached through, a link or a file; remove it: runs keep their records in a folder of this name, and nothing is written through links.");
        }

        if (runs.Find(IgnoreName) is null)
        {
            using var ignore = runs.CreateFile(IgnoreName, null);
            RandomAccess.Write(ignore, Encoding.ASCII.GetBytes("*\n"), 0);
        }

        return Path.Combine([root, .. Names]);
    }

    /// <summary>The same, where nothing is lost if the repository can't be written to.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <returns>Whether the folder is there.</returns>
    public static bool TryCreate(string root)
    {
        try
        {
            _ = Create(root);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
