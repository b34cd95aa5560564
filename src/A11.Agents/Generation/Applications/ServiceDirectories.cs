using System.Collections.Immutable;
using A11.Core.Files;

namespace A11.Agents.Generation.Applications;

/// <summary>
/// The directories of a repository that each hold a service of its own, with its own packages, as people lay out several in one repository. One that the root's own build
/// knows, as a member of a workspace or a module, is none of them: it is built from the root.
/// </summary>
internal static class ServiceDirectories
{
    /// <summary>The files that describe what is built in their directory, by language.</summary>
    private static readonly ImmutableArray<string>[] Manifests =
    [
        ["package.json"],
        ["go.mod"],
        ["pyproject.toml", "requirements.txt", "setup.py", "Pipfile"],
        ["pom.xml", "settings.gradle", "settings.gradle.kts", "build.gradle", "build.gradle.kts"],
        ["Cargo.toml"],
        ["composer.json"],
        ["Gemfile"],
    ];

    /// <summary>All of them, in order; none where the root itself is described, or holds a program.</summary>
    public static ImmutableArray<string> Find(ProjectFiles files)
    {
        if (Manifests.SelectMany(static names => names).Any(files.Has))
        {
            return [];
        }

        var described = files.Paths.Select(RepositoryPath.Directory).Distinct(StringComparer.Ordinal).Where(directory => IsService(files, directory) && ProductDirectories.MayHold(directory) && directory[0] != '.').Order(StringComparer.Ordinal).ToArray();
        string[] found = [.. described.Where(directory => !Array.Exists(described, other => directory.StartsWith(other + "/", StringComparison.Ordinal)))];

        // A program of Python needs no description; where one lies elsewhere, it is the root's.
        var isPython = files.Sources(".py").Any(path => ProductDirectories.MayHold(RepositoryPath.Directory(path)) && !Array.Exists(found, directory => path.StartsWith(directory + "/", StringComparison.Ordinal)));
        return isPython ? [] : [.. found];
    }

    /// <summary>Whether a directory is one: it is described, and nothing above is in the same way.</summary>
    /// <param name="files">The repository's files.</param>
    /// <param name="directory">The directory.</param>
    public static bool IsService(ProjectFiles files, string directory) =>
        directory.Length > 0 && Manifests.Any(names => Has(files, directory, names) && !Above(directory).Any(above => Has(files, above, names)));

    private static bool Has(ProjectFiles files, string directory, ImmutableArray<string> names) => names.Any(name => files.Has(directory.Length == 0 ? name : $"{directory}/{name}"));

    private static IEnumerable<string> Above(string directory)
    {
        while (directory.Length > 0)
        {
            directory = RepositoryPath.Directory(directory);
            yield return directory;
        }
    }
}
