using A11.Agents.FileSystems;
using A11.Core.Boundaries;

namespace A11.Agents.Boundaries;

/// <summary>What is on disk around a path, which is enough to judge it and takes less time than listing a repository.</summary>
internal static class Surroundings
{
    /// <summary>The entries of all directories on the way to a path, as far as they are there and no link leads to them.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="path">The path from the root, with slashes.</param>
    public static PathIndex Find(string root, string path)
    {
        var entries = new List<string>();
        using var folder = DirectoryHandle.Open(root);
        using var cursor = new DirectoryCursor(folder);
        var directory = "";
        foreach (var name in path.Split('/'))
        {
            try
            {
                entries.AddRange(cursor.Go(directory).List().Select(entry => Combine(directory, entry)));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // What is not there has nothing in it; what is behind a link is refused for that.
                break;
            }

            directory = Combine(directory, name);
        }

        return new PathIndex(entries);
    }

    private static string Combine(string directory, string name) => directory.Length == 0 ? name : $"{directory}/{name}";
}
