using A11.Core.Files;
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
}

/// <summary>Tells what files are.</summary>
internal static class GeneratedFiles
{
    /// <summary>The kinds of files that a task writes.</summary>
    public static HashSet<GeneratedFileKind> KindsOf(DevOpsTask task) => [.. task.Lane.Select(KindOf)];

    /// <summary>What a file of this path is.</summary>
    public static GeneratedFileKind KindOf(string path)
    {
        var name = RepositoryPath.FileName(path).ToString();
        var isYaml = RepositoryPath.IsYaml(path);
        return isYaml && path.StartsWith(".github/workflows/", StringComparison.Ordinal) ? GeneratedFileKind.Workflow
            : isYaml && (name.StartsWith("docker-compose", StringComparison.Ordinal) || name.StartsWith("compose", StringComparison.Ordinal)) ? GeneratedFileKind.Compose
            : name == "Dockerfile" || name.StartsWith("Dockerfile.", StringComparison.Ordinal) || name.EndsWith(".Dockerfile", StringComparison.Ordinal) ? GeneratedFileKind.Dockerfile
            : name is "Makefile" or "makefile" or "GNUmakefile" || name.EndsWith(".mk", StringComparison.Ordinal) ? GeneratedFileKind.Makefile
            : GeneratedFileKind.Other;
    }
}
