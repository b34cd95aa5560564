namespace A11.Agents.Repositories;

/// <summary>Finds the repository that a path belongs to.</summary>
public static class RepositoryLocator
{
    private const string Git = ".git";
    private const string Configuration = "a11.yml";

    /// <summary>The nearest folder, from this one up, that holds <c>.git</c>; else the topmost that holds <c>a11.yml</c>; else null.</summary>
    public static string? FindRoot(string folder)
    {
        string? topmost = null;
        for (var candidate = folder; candidate is not null; candidate = Path.GetDirectoryName(candidate))
        {
            if (HasGit(candidate))
            {
                return candidate;
            }

            topmost = File.Exists(Path.Combine(candidate, Configuration)) ? candidate : topmost;
        }

        return topmost;
    }

    /// <summary>Whether a folder is the root of a git work tree.</summary>
    public static bool HasGit(string folder) => Path.Exists(Path.Combine(folder, Git));
}
