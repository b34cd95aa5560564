using System.Collections.Immutable;
using A11.Core.Files;

namespace A11.Tool.Initialization;

/// <summary>A file that a first task may ask for.</summary>
/// <param name="Path">Its path from the root.</param>
/// <param name="Title">The task's title.</param>
/// <param name="Purposes">What the file is for, best first: a task asks for the first that this repository can have.</param>
/// <param name="Extras">What is asked for besides, where this repository can have it.</param>
/// <param name="Basics">What every repository can have, whoever writes the file; empty where there is no such thing.</param>
/// <param name="Others">Names of files, or paths, that stand for the same thing.</param>
internal sealed record StarterFile(string Path, string Title, ImmutableArray<string> Purposes, ImmutableArray<string> Extras, ImmutableArray<string> Basics, ImmutableArray<string> Others)
{
    /// <summary>The files, most useful first.</summary>
    public static ImmutableArray<StarterFile> All { get; } =
    [
        new(".github/workflows/ci.yml", "Create the CI workflow",
            ["Run tests on push and PR", "Build on push and PR", "Run linters on push and PR"],
            ["Cache dependencies for speed"],
            ["Run on push and PR", "Every job has a time limit"],
            [".github/workflows/", ".gitlab-ci.yml", "azure-pipelines.yml", ".circleci/config.yml", "Jenkinsfile", "bitbucket-pipelines.yml", "appveyor.yml", ".appveyor.yml", ".travis.yml", ".drone.yml", ".woodpecker.yml"]),
        new("Dockerfile", "Create the production Dockerfile",
            ["Non-root user for security"],
            ["Multi-stage build for smaller image", "Health check endpoint"],
            [],
            ["Dockerfile", "Containerfile"]),
    ];

    /// <summary>Whether a repository has it, or what stands for it.</summary>
    public bool IsIn(IFileSource files) => files.Paths.Any(path => Others.Any(other => Matches(path, other)));

    /// <summary>The task that asks for it.</summary>
    public StarterTask CreateTask(ImmutableArray<string> criteria) => new(Title, criteria, Path);

    private static bool Matches(string path, string other) => other switch
    {
        [.., '/'] => path.StartsWith(other, StringComparison.Ordinal) && RepositoryPath.IsYaml(path),
        _ when other.Contains('/', StringComparison.Ordinal) => path == other,
        _ => RepositoryPath.FileName(path) is var name && (name.SequenceEqual(other) || name.StartsWith($"{other}.", StringComparison.Ordinal)),
    };
}
