namespace A11.Agents.Promotion;

/// <summary>The folder <c>.a11/runs</c>: what runs leave behind for people, never part of the repository.</summary>
internal static class RunFolder
{
    /// <summary>Makes the folder, which ignores itself, so that no repository needs an entry for it.</summary>
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
}
