using A11.Agents.Acceptance.Criteria;

namespace A11.Agents.Acceptance;

internal static partial class FileChecks
{
    /// <summary>What is decided by files of every kind.</summary>
    public static CheckTable Table { get; } = new(
        [],
        new RequirementCheck(
            RequirementKind.NoSecrets,
            (_, context) => JudgeSecrets(context.Result),
            new CriterionEntry(
                "no-secrets",
                "Have no secrets in files",
                "No rule about secrets finds anything in the task's files, suppressed findings included.",
                "No hardcoded secrets", "Contains no passwords or tokens", "Secrets are never committed")),
        new RequirementCheck(
            RequirementKind.FileExists,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeFile(part.Name, context.Result))),
            new CriterionEntry("file-exists", "Have a file", "The file is there. A name without a directory means the task's file of that name, else one at the root.", "`Dockerfile` exists", "Creates `scripts/run.sh`", "Dockerfile is present")),
        new RequirementCheck(
            RequirementKind.ValidSyntax,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeSyntax(part.Name, context.Result))),
            new CriterionEntry("valid-syntax", "Be readable", "Every file of the task can be read as what it is: by its own parser, not only as YAML. Formats that are not read here are unchecked.", "Valid syntax", "Is valid YAML", "Parses without errors")));
}
