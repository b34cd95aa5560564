using A11.Agents.FileSystems;

namespace A11.Agents.Repositories;

/// <summary>The folder <c>.a11/runs</c>: what runs leave behind for people, never part of the repository.</summary>
public static class RunDirectory
{
    /// <summary>Its path from the root.</summary>
    public const string PathFromRoot = ProductFiles.Directory + "/runs";

    private const string IgnoreName = ".gitignore";

    /// <summary>Opens the folder, and makes it if need be. It ignores itself, so that no repository needs an entry for it.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <exception cref="IOException">The repository can't be written to, or one of the folders is a link or a file.</exception>
    /// <exception cref="UnauthorizedAccessException">The repository may not be written to.</exception>
    internal static DirectoryHandle Open(string root)
    {
        var folder = DirectoryHandle.Open(root);
        foreach (var name in PathFromRoot.Split('/'))
        {
            using var parent = folder;
            parent.CreateFolder(name);
            folder = Enter(parent, name);
        }

        Ignore(folder);
        return folder;
    }

    private static DirectoryHandle Enter(DirectoryHandle parent, string name)
    {
        try
        {
            return parent.Enter(name);
        }
        catch (LinkException)
        {
            throw new IOException(".a11/runs is, or is reached through, a link or a file; remove it: runs keep their records in a folder of this name, and nothing is written through links.");
        }
    }

    /// <summary>Two runs may come here at the same time: the file is put in place whole, whoever is last.</summary>
    private static void Ignore(DirectoryHandle runs)
    {
        if (runs.Find(IgnoreName) is null)
        {
            FileWriter.Write(runs, IgnoreName, $"{PathFromRoot}/{IgnoreName}", "*\n"u8);
        }
    }

    /// <summary>The same, where nothing is lost if the repository can't be written to.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <returns>Whether the folder is there.</returns>
    public static bool TryCreate(string root)
    {
        try
        {
            Open(root).Dispose();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
