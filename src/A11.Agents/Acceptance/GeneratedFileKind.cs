using A11.Core.Files;
using A11.Core.GitHub.Model;
using A11.Core.Tasks;

namespace A11.Agents.Acceptance;

/// <summary>What a file of a task is, by its path.</summary>
internal enum GeneratedFileKind
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>A workflow of GitHub Actions.</summary>
    Workflow,

    /// <summary>A Dockerfile.</summary>
    Dockerfile,

    /// <summary>A compose file.</summary>
    Compose,

    /// <summary>A makefile.</summary>
    Makefile,

    /// <summary>A manifest of Kubernetes, or other YAML of which the path doesn't say what it is. Only criteria tell it from the others.</summary>
    Kubernetes,

    /// <summary>A shell script. Only criteria tell it from the others.</summary>
    Script,

    /// <summary>A configuration of Dependabot. Only criteria tell it from the others.</summary>
    Dependabot,
}

/// <summary>Tells what files are.</summary>
internal static class GeneratedFiles
{
    /// <summary>Names of YAML files that belong to other tools (their documentation).</summary>
    private static readonly string[] OtherConfigurations =
    [
        "a11", "appveyor", "azure-pipelines", "bitbucket-pipelines", "buildspec", "Chart", "cloudbuild", "codecov", "docker-bake", "environment", "galaxy", "mkdocs", "openapi", "playbook", "pnpm-lock", "pnpm-workspace", "pubspec", "renovate",
        "serverless", "skaffold", "swagger", "Taskfile", "template", "values",
    ];

    /// <summary>The kinds of files that a task writes.</summary>
    public static HashSet<GeneratedFileKind> KindsOf(DevOpsTask task) => [.. task.Lane.Select(MeaningOf)];

    /// <summary>What people call files of a kind.</summary>
    public static string NameOf(GeneratedFileKind kind) => kind switch
    {
        GeneratedFileKind.Workflow => "workflow",
        GeneratedFileKind.Dockerfile => "Dockerfile",
        GeneratedFileKind.Compose => "compose file",
        GeneratedFileKind.Makefile => "Makefile",
        GeneratedFileKind.Kubernetes => "Kubernetes manifest",
        GeneratedFileKind.Script => "shell script",
        GeneratedFileKind.Dependabot => "Dependabot configuration",
        _ => "other file",
    };

    /// <summary>What criteria take a file of this path for: more kinds than agents and reviewers tell apart.</summary>
    public static GeneratedFileKind MeaningOf(string path) => KindOf(path) is not GeneratedFileKind.Other and var kind ? kind
        : GitHubFile.KindOf(path) == GitHubFileKind.Dependabot ? GeneratedFileKind.Dependabot
        : RepositoryPath.Extension(path) is ".sh" or ".bash" ? GeneratedFileKind.Script
        : IsManifest(path) ? GeneratedFileKind.Kubernetes
        : GeneratedFileKind.Other;

    /// <summary>Whether a file may be a manifest: nothing in its name or directory makes it another tool's.</summary>
    private static bool IsManifest(string path) => RepositoryPath.IsYaml(path) && !RepositoryPath.IsAction(path)
        && !path.Split('/').Any(static part => part.StartsWith('.')) && !OtherConfigurations.Contains(Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>What a file of this path is.</summary>
    public static GeneratedFileKind KindOf(string path)
    {
        var name = RepositoryPath.FileName(path).ToString();
        var isYaml = RepositoryPath.IsYaml(path);
        return isYaml && path.StartsWith(".github/workflows/", StringComparison.Ordinal) ? GeneratedFileKind.Workflow
            : isYaml && (name.StartsWith("docker-compose", StringComparison.Ordinal) || name.StartsWith("compose", StringComparison.Ordinal)) ? GeneratedFileKind.Compose
            : name.EndsWith(".dockerignore", StringComparison.Ordinal) ? GeneratedFileKind.Other
            : name == "Dockerfile" || name.StartsWith("Dockerfile.", StringComparison.Ordinal) || name.EndsWith(".Dockerfile", StringComparison.Ordinal) ? GeneratedFileKind.Dockerfile
            : name is "Makefile" or "makefile" or "GNUmakefile" || name.EndsWith(".mk", StringComparison.Ordinal) ? GeneratedFileKind.Makefile
            : GeneratedFileKind.Other;
    }
}
