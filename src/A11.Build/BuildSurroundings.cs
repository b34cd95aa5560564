namespace A11.Build;

/// <summary>Where a build runs: whether there is a repository to check, all of it, and on whose behalf.</summary>
internal sealed record BuildSurroundings
{
    /// <summary>The name of every container in which BuildKit carries out a RUN instruction (moby/buildkit, <c>executor/oci</c>).</summary>
    public const string ImageBuildHost = "buildkitsandbox";

    /// <summary>Absolute path of the root; empty where neither git nor an <c>a11.yml</c> makes one.</summary>
    public required string Root { get; init; }

    /// <summary>Whether the repository asks for the check in words, wherever it is built.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Whether a CI system runs the build.</summary>
    public bool IsCI { get; init; }

    /// <summary>Whether the build runs in a container, as .NET's images say (<c>DOTNET_RUNNING_IN_CONTAINER</c>).</summary>
    public bool IsContainer { get; init; }

    /// <summary>The machine's name.</summary>
    public string Host { get; init; } = "";

    /// <summary>Whether git is there: at the root or above it.</summary>
    public bool HasGit => PassedState.IsInGit(Root);

    /// <summary>Whether the build makes an image: files were copied into a container, and git was not.</summary>
    public bool IsImageBuild => !HasGit && (Host == ImageBuildHost || (IsContainer && !IsCI));
}
