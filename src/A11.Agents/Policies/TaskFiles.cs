namespace A11.Agents.Policies;

/// <summary>The files in which a repository keeps its tasks.</summary>
public static class TaskFiles
{
    /// <summary>Their folder, from the root.</summary>
    public const string Folder = ".a11/tasks";

    /// <summary>Their paths from the root, in ordinal order; none where the folder is missing.</summary>
    public static IReadOnlyList<string> List(string root)
    {
        var folder = Path.Combine(root, Folder);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.json").Select(file => $"{Folder}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)]
            : [];
    }
}
