using A11.Core.Docker.Model;
using A11.Core.Files;

namespace A11.Agents.Generation.Applications;

/// <summary>What a repository's <c>.dockerignore</c> keeps out of the builds of an image whose context is the root.</summary>
internal sealed class BuildContextFilter
{
    private readonly DockerIgnoreFile? _ignored;

    private BuildContextFilter(DockerIgnoreFile? ignored) => _ignored = ignored;

    /// <summary>The file that holds for a Dockerfile: its own, else that of the root.</summary>
    /// <param name="files">The repository's files.</param>
    /// <param name="dockerfile">The Dockerfile's path; null for one at the root.</param>
    public static BuildContextFilter Read(ProjectFiles files, string? dockerfile)
    {
        var path = files.FirstOf($"{dockerfile ?? "Dockerfile"}.dockerignore", ".dockerignore");
        return new BuildContextFilter(path is null ? null : DockerIgnoreFile.Parse(path, files.Text(path)));
    }

    /// <summary>The pattern that keeps a path out; null where none does. With exceptions (<c>!</c>) nothing is said, so that what is copied is named, and doesn't depend on them.</summary>
    public string? FindPattern(string path) => _ignored?.Patterns.Any(static pattern => pattern.IsException) == false ? _ignored.FindPattern(path) : null;

    /// <summary>Makes sure that files get into the build.</summary>
    /// <exception cref="RefusalException">One is kept out.</exception>
    public void Require(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (FindPattern(path) is { } pattern)
            {
                throw new RefusalException($"{_ignored!.Path} keeps {path} out of the image's build, which needs it. Remove the pattern “{pattern}”, or take the file back in with “!{RepositoryPath.FileName(path)}”.");
            }
        }
    }

    /// <summary>Whether what a build of .NET leaves behind in a directory is kept out.</summary>
    public bool HidesOutputs(string directory) => FindPattern($"{directory}/bin") is not null && FindPattern($"{directory}/obj") is not null;
}
