using System.Collections.Immutable;
using A11.Core.Files;

namespace A11.Tool.Initialization;

/// <summary>What a repository holds, as far as setting it up depends on it.</summary>
/// <param name="Files">Where its files are read.</param>
/// <param name="Language">The language of most of its projects, as people write it; null where none is known.</param>
internal sealed record RepositorySurvey(IFileSource Files, string? Language)
{
    /// <summary>The files that show a language, most telling first.</summary>
    private static readonly ImmutableArray<(string Language, Func<string, bool> IsSign)> Signs =
    [
        (".NET", path => path.EndsWith(".csproj", StringComparison.Ordinal) || path.EndsWith(".fsproj", StringComparison.Ordinal)),
        ("Python", path => RepositoryPath.FileName(path) is "pyproject.toml" or "requirements.txt" or "setup.py"),
        ("Node.js", path => RepositoryPath.FileName(path) is "package.json"),
        ("Go", path => RepositoryPath.FileName(path) is "go.mod"),
        ("Rust", path => RepositoryPath.FileName(path) is "Cargo.toml"),
        ("Java", path => RepositoryPath.FileName(path) is "pom.xml" or "build.gradle" or "build.gradle.kts"),
    ];

    /// <summary>Whether a workflow of GitHub Actions is there.</summary>
    public bool HasWorkflow => Files.Paths.Any(path => path.StartsWith(".github/workflows/", StringComparison.Ordinal));

    /// <summary>Whether a Dockerfile is there.</summary>
    public bool HasDockerfile => Files.Paths.Any(path => RepositoryPath.FileName(path).StartsWith("Dockerfile", StringComparison.Ordinal));

    /// <summary>Whether a .NET project is there.</summary>
    public bool HasDotNetProject => Files.Paths.Any(Signs[0].IsSign);

    /// <summary>Looks at a repository.</summary>
    public static RepositorySurvey Of(IFileSource files) => new(files, Signs.FirstOrDefault(sign => files.Paths.Any(sign.IsSign)).Language);
}
