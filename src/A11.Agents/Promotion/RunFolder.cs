namespace A11.Agents.Promotion;

/// <summary>The folder <c>.a11/runs</c>: what runs leave behind for people, never part of the repository.</summary>
public static class RunFolder
{
    /// <summary>Makes the folder, which ignores itself, so that no repository needs an entry for it.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <exception cref="UnauthorizedAccessException">The repository can't be written to.</exception>
    public static string Create(string root)
    {
        var folder = Path.Combine(root, ".a11", "runs");
        _ = Directory.CreateDirectory(folder);
        var ignore = Path.Combine(folder, ".gitignore");
        if (!File.Exists(ignore))
        {
            File.WriteAllText(ignore, "*\n");
        }

        return folder;
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
