using System.Collections.Immutable;
using A11.Agents.Acceptance;
using A11.Core.Files;

namespace A11.Agents.Generation.Updates;

/// <summary>Which package managers a repository uses, and where, as Dependabot names them (GitHub documentation, “Dependabot options reference”).</summary>
internal static class DependencyManifests
{
    /// <summary>Directories of what others wrote.</summary>
    private static readonly string[] Foreign = ["node_modules", "vendor", "third_party", "testdata", "fixtures"];

    /// <summary>Files whose ecosystem they are enough to tell.</summary>
    private static readonly (string File, string Ecosystem)[] Named =
    [
        ("package.json", "npm"), ("requirements.txt", "pip"), ("pyproject.toml", "pip"), ("Pipfile", "pip"), ("uv.lock", "uv"), ("go.mod", "gomod"), ("Cargo.toml", "cargo"), ("pom.xml", "maven"), ("composer.json", "composer"),
        ("Gemfile", "bundler"), ("mix.exs", "mix"), ("pubspec.yaml", "pub"), ("Package.swift", "swift"), ("Chart.yaml", "helm"), ("Directory.Packages.props", "nuget"), ("global.json", "dotnet-sdk"),
        ("settings.gradle", "gradle"), ("settings.gradle.kts", "gradle"), ("build.gradle", "gradle"), ("build.gradle.kts", "gradle"), (".gitmodules", "gitsubmodule"), ("devcontainer.json", "devcontainers"),
    ];

    /// <summary>Ecosystems of which one file at the top speaks for those below it.</summary>
    private static readonly string[] Nested = ["maven", "gradle", "cargo", "npm", "nuget", "dotnet-sdk"];

    /// <summary>Each ecosystem with its directories, from the root and with a slash before them, in the order of the alphabet.</summary>
    /// <param name="paths">The paths of the repository.</param>
    public static ImmutableArray<(string Ecosystem, ImmutableArray<string> Directories)> Find(IEnumerable<string> paths)
    {
        var found = paths.Where(path => !path.Split('/').Any(part => Foreign.Contains(part, StringComparer.OrdinalIgnoreCase)))
            .SelectMany(path => EcosystemsOf(path).Select(ecosystem => (Ecosystem: ecosystem, Directory: DirectoryOf(ecosystem, path)))).ToHashSet();

        // A directory that uv locks is uv's.
        return
        [
            .. found.Where(pair => pair.Ecosystem != "pip" || !found.Contains(("uv", pair.Directory)))
                .GroupBy(pair => pair.Ecosystem, pair => pair.Directory, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, KeepOutermost(group.Key, [.. group.Order(StringComparer.Ordinal)]))),
        ];
    }

    private static IEnumerable<string> EcosystemsOf(string path)
    {
        var name = RepositoryPath.FileName(path).ToString();
        foreach (var (file, ecosystem) in Named)
        {
            if (name == file)
            {
                yield return ecosystem;
            }
        }

        if (RepositoryPath.Extension(path) is ".csproj" or ".fsproj" or ".vbproj")
        {
            yield return "nuget";
        }
        else if (RepositoryPath.Extension(path) is ".tf")
        {
            yield return "terraform";
        }

        if (GeneratedFiles.KindOf(path) switch { GeneratedFileKind.Workflow => "github-actions", GeneratedFileKind.Dockerfile => "docker", GeneratedFileKind.Compose => "docker-compose", _ => null } is { } other)
        {
            yield return other;
        }
    }

    /// <summary>Of workflows and development containers Dependabot wants the root.</summary>
    private static string DirectoryOf(string ecosystem, string path) => ecosystem is "github-actions" or "devcontainers" or "gitsubmodule" ? "/" : "/" + RepositoryPath.Directory(path);

    private static ImmutableArray<string> KeepOutermost(string ecosystem, string[] directories) => !Nested.Contains(ecosystem)
        ? [.. directories]
        : [.. directories.Where(directory => !directories.Any(other => other != directory && directory.StartsWith(other == "/" ? other : other + "/", StringComparison.Ordinal)))];
}
