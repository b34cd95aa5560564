namespace A11.Build;

/// <summary>Where a build runs: whether there is a repository to check, all of it, and on whose behalf.</summary>
/// <param name="root">Absolute path of the root; empty where neither git nor an <c>a11.yml</c> makes one.</param>
internal sealed class BuildSurroundings(string root)
{
    /// <summary>The name of every container in which BuildKit carries out a RUN instruction (moby/buildkit, <c>executor/oci</c>).</summary>
    public const string ImageBuildHost = "buildkitsandbox";

    /// <summary>Whether a CI system runs the build.</summary>
    public bool IsCI { get; init; }

    /// <summary>Whether the build runs in a container, as .NET's images say (<c>DOTNET_RUNNING_IN_CONTAINER</c>).</summary>
    public bool IsContainer { get; init; }

    /// <summary>The machine's name.</summary>
    public string Host { get; init; } = "";

    /// <summary>Whether git is there: at the root or above it.</summary>
    public bool HasGit { get; } = FindsGit(root);

    /// <summary>Whether the build makes an image: files were copied into a container, and git was not.</summary>
    public bool IsImageBuild => !HasGit && (Host == ImageBuildHost || (IsContainer && !IsCI));

    private static bool FindsGit(string root)
    {
        for (var directory = root.Length > 0 ? Path.TrimEndingDirectorySeparator(root) : null; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (IsRepository(Path.Combine(directory, ".git")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A file, as in a work tree or a submodule, or a directory with what git needs to take it for a repository (git, <c>is_git_directory</c>): the
    /// <c>.dockerignore</c> of Visual Studio lets <c>HEAD</c> and <c>refs</c> through for SourceLink, and no objects.
    /// </summary>
    private static bool IsRepository(string path) => File.Exists(path)
        || (File.Exists(Path.Combine(path, "HEAD")) && Directory.Exists(Path.Combine(path, "objects")) && Directory.Exists(Path.Combine(path, "refs")));
}
