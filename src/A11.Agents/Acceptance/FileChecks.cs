using A11.Core.Boundaries;
using A11.Core.Files;

namespace A11.Agents.Acceptance;

/// <summary>Checks on files of every kind.</summary>
internal static partial class FileChecks
{
    /// <summary>What the rules about secrets find in the task's files, suppressed or not.</summary>
    public static CriterionEvidence JudgeSecrets(TaskResult result)
    {
        var (findings, unsearched) = result.Secrets;
        return !findings.IsEmpty ? new CriterionEvidence(false, $"{string.Join(", ", findings.Select(finding => $"{finding.Path}:{finding.Start.Line} ({finding.Rule.Id})"))} looks like a secret.").At(findings.Select(finding => new CriterionPlace(finding.Path, finding.Start.Line)))
            : !unsearched.IsEmpty ? CriterionEvidence.Open($"No rule looks for secrets in {string.Join(", ", unsearched)}.")
            : new(true, "No rule about secrets finds anything in the files.");
    }

    private static CriterionEvidence JudgeFile(string path, TaskResult result)
    {
        var found = result.Paths.FirstOrDefault(lane => lane == path || (!path.Contains('/', StringComparison.Ordinal) && lane.EndsWith("/" + path, StringComparison.Ordinal)), path);
        return PathName.FindProblem(found) is null && result.Files.Exists(found) ? new CriterionEvidence(true, $"{found} exists.").At(new CriterionPlace(found, 1)) : new(false, $"{path} does not exist.");
    }

    /// <summary>Whether the task's files can be read as what they are. Of formats that nobody reads here nothing can be said.</summary>
    private static CriterionEvidence JudgeSyntax(string format, TaskResult result)
    {
        var unread = result.Paths.FirstOrDefault(path => GeneratedFiles.MeaningOf(path) == GeneratedFileKind.Other || !IsOf(format, path));
        return result.Faults.FirstOrDefault() is { } fault ? new(false, fault)
            : unread is not null ? CriterionEvidence.Open($"The syntax of {unread} is not looked at.")
            : new CriterionEvidence(true, $"{string.Join(", ", result.Paths)} can be read.").At(result.Paths.Select(path => new CriterionPlace(path, 1)));
    }

    private static bool IsOf(string format, string path) => (format, GeneratedFiles.MeaningOf(path)) switch
    {
        ("", _) => true,
        ("yaml", _) => RepositoryPath.IsYaml(path),
        ("workflow", var kind) => kind == GeneratedFileKind.Workflow,
        ("dockerfile", var kind) => kind == GeneratedFileKind.Dockerfile,
        ("compose" or "compose-file", var kind) => kind == GeneratedFileKind.Compose,
        ("makefile", var kind) => kind == GeneratedFileKind.Makefile,
        ("manifest" or "manifests", var kind) => kind == GeneratedFileKind.Kubernetes,
        ("shell", var kind) => kind == GeneratedFileKind.Script,
        _ => false,
    };
}
