using A11.Agents.FileSystems;
using A11.Agents.Repositories;

namespace A11.Agents.Policies;

/// <summary>The files in which a repository keeps its tasks.</summary>
public static class TaskFiles
{
    /// <summary>Their folder, from the root.</summary>
    public const string Folder = ProductFiles.Directory + "/tasks";

    /// <summary>Their paths from the root, in ordinal order, whatever has such a name; none where the folder is missing.</summary>
    /// <exception cref="InvalidDataException">The folder is, or is reached through, a link or a file.</exception>
    public static IReadOnlyList<string> List(string root)
    {
        try
        {
            using var repository = FileSystems.DirectoryHandle.Open(root);
            using var cursor = new DirectoryCursor(repository);
            return [.. cursor.Go(Folder).List().Where(name => name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)).Select(name => $"{Folder}/{name}")];
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (LinkException)
        {
            throw new InvalidDataException($"{Folder} is, or is reached through, a link or a file. Put a directory there.");
        }
    }
}
