namespace A11.Agents.Tests.Agents;

/// <summary>The directory beside the repository that holds a model server for real agents; many machines don't have it.</summary>
internal static class SharedFolder
{
    /// <summary>Absolute path of the repository.</summary>
    public static string Repository { get; } = RepositoryAbove(AppContext.BaseDirectory);

    /// <summary>Absolute path of something in it; the test is skipped where it is not there.</summary>
    public static string Find(string path)
    {
        var full = Path.GetFullPath(Path.Combine(Repository, "..", "shared", path));
        if (!Path.Exists(full))
        {
            Assert.Inconclusive($"There is no ../shared/{path} beside the repository.");
        }

        return full;
    }

    private static string RepositoryAbove(string path)
    {
        var folder = new DirectoryInfo(path);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "A11.Build.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? path;
    }
}
