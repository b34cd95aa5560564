using A11.Agents.Acceptance.Criteria;

namespace A11.Agents.Acceptance;

internal static partial class ScriptChecks
{
    /// <summary>What is decided by shell scripts.</summary>
    public static CheckTable Table { get; } = new(
        [GeneratedFileKind.Script],
        new(
            RequirementKind.StrictMode,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeStrictMode(part.Name, context.Result))),
            new CriterionEntry(
                "script-strict-mode",
                "Stop at errors",
                "Every script sets errexit, nounset and, where its shell has it, pipefail before it does its work; only the named option where one is. A script that takes one back is unchecked.",
                "Uses strict mode", "Begins with `set -euo pipefail`", "Stops at the first error", "Fails on undefined variables")),
        new(
            RequirementKind.Shebang,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeShebang(part.Name, context.Result))),
            new CriterionEntry("script-shebang", "Name the interpreter", "The first line of every script names an interpreter: the named shell, or exactly the named line.", "Has a shebang", "Has a bash shebang", "Starts with `#!/usr/bin/env bash`")),
        new(
            RequirementKind.Executable,
            (_, context) => JudgeExecutable(context.Result),
            new CriterionEntry("script-executable", "Be executable", "Every script has the executable bit. On Windows, which has none, the criterion is unchecked.", "Is executable", "The script is executable", "Has the executable bit")),
        new(
            RequirementKind.LintFindings,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeFindings(part.Name, context.Result))),
            new CriterionEntry(
                "script-findings",
                "Have no findings",
                "No rule about shell that is on by default finds an error or a warning, suppressed ones included. A named linter is not run: its criterion is not met by such a finding, and unchecked without.",
                "No lint warnings", "Without lint findings", "Passes ShellCheck")));
}
