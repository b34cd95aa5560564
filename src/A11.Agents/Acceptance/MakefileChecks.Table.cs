using A11.Agents.Acceptance.Criteria;

namespace A11.Agents.Acceptance;

internal static partial class MakefileChecks
{
    /// <summary>What is decided by makefiles.</summary>
    public static CheckTable Table { get; } = new(
        [GeneratedFileKind.Makefile],
        new(
            RequirementKind.Target,
            (parts, context) => JudgeTargets(parts, context.Result),
            new CriterionEntry("make-target", "Have a target", "A rule of the makefile has the target, and a recipe or prerequisites. An included makefile leaves a missing one unchecked.", "build, test and clean targets", "Targets for lint and test", "make test")),
        new(
            RequirementKind.HelpList,
            (_, context) => JudgeHelpList(context.Result),
            new CriterionEntry("make-help", "List the targets", "The target help lists every other target: by name, or from “##” comments that each has.", "help target lists all targets", "Self-documenting Makefile", "Every target is documented")),
        new(
            RequirementKind.Phony,
            (_, context) => JudgePhony(context.Result),
            new CriterionEntry("make-phony", "Declare targets phony", "Every target whose recipe makes no file of its name is declared in .PHONY.", "Targets are declared phony", "All targets are marked as .PHONY")),
        new(
            RequirementKind.DefaultTarget,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeDefault(part.Name, context.Result))),
            new CriterionEntry("make-default-goal", "Make a target by default", "Without a goal, make makes the named target.", "Default target is help", "help is the default target")),
        new(
            RequirementKind.Guard,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeGuard(part, context.Result))),
            new CriterionEntry("make-guard", "Guard a target", "The recipe of the target stops before it does anything, unless the variable is set, to the named value where there is one.", "deploy target requires CONFIRM=yes", "deploy requires confirmation")));
}
