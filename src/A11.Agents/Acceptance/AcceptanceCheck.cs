using System.Collections.Immutable;
using A11.Agents.Acceptance.Commands;
using A11.Agents.Acceptance.Criteria;
using A11.Core.Files;
using A11.Core.Tasks;
using A11.Core.Workflows.Model;

namespace A11.Agents.Acceptance;

/// <summary>
/// Judges acceptance criteria by the files. A criterion is met where all of it is understood and the files show every part; not met where they show
/// that a part is missing; and unchecked otherwise, with the words that nothing looked for.
/// </summary>
public static class AcceptanceCheck
{
    private static readonly RequirementKind[] Narrowed = [RequirementKind.Tool, RequirementKind.Work, RequirementKind.TestKind, RequirementKind.ImageBuild];

    /// <summary>What became of each criterion of a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="files">The repository with the task's files in it.</param>
    public static ImmutableArray<CriterionResult> Run(DevOpsTask task, IFileSource files)
    {
        var result = TaskResult.Read(task, files);
        var kinds = GeneratedFiles.KindsOf(task);
        return [.. task.AcceptanceCriteria.Select(criterion => Judge(Criterion.Read(criterion, kinds), result))];
    }

    private static CriterionResult Judge(Criterion criterion, TaskResult result)
    {
        if (criterion.Requirements.IsEmpty)
        {
            return new CriterionResult(criterion.Text, CriterionVerdict.Unchecked, "No criterion of the catalogue fits it. Check it by hand.");
        }

        var found = CriterionEvidence.All(Split(criterion.Requirements).OrderBy(group => group[0].Kind).Select(group => Judge(group, criterion, result)));
        var (verdict, evidence) = found;
        var gap = criterion.FindGap();
        return criterion.IsAmbiguous ? Leave(gap!)
            : verdict == CriterionVerdict.NotMet ? new CriterionResult(criterion.Text, verdict, evidence) { Places = found.Places }
            : gap is not null ? Leave($"{(verdict == CriterionVerdict.Met ? evidence + " " : "")}{gap}")
            : verdict == CriterionVerdict.Met && result.Faults.FirstOrDefault() is { } fault ? Leave(fault)
            : new CriterionResult(criterion.Text, verdict, evidence) { Places = found.Places };

        CriterionResult Leave(string reason) => new(criterion.Text, CriterionVerdict.Unchecked, $"{reason} Check it by hand.");
    }

    /// <summary>Parts of one kind that are judged and told of together.</summary>
    private static IEnumerable<ImmutableArray<Requirement>> Split(ImmutableArray<Requirement> requirements) => requirements
        .GroupBy(requirement => requirement.IsNegated || !requirement.Alternatives.IsEmpty ? (requirement.Kind, requirements.IndexOf(requirement)) : (requirement.Kind, -1))
        .Select(group => group.ToImmutableArray());

    private static CriterionEvidence Judge(ImmutableArray<Requirement> group, Criterion criterion, TaskResult result)
    {
        if (group is [{ Alternatives.IsEmpty: false } choice])
        {
            return CriterionEvidence.Any(choice.Options.Select(option => JudgeParts([option], criterion, result)));
        }

        var found = JudgeParts(group, criterion, result);
        return group[0].IsNegated
            ? found.Verdict switch
            {
                CriterionVerdict.Met => new CriterionEvidence(false, found.Evidence).At(found.Places),
                CriterionVerdict.NotMet => new(true, found.Evidence),
                _ => found,
            }
            : found;
    }

    private static CriterionEvidence JudgeParts(ImmutableArray<Requirement> parts, Criterion criterion, TaskResult result)
    {
        var kind = parts[0].Kind;
        if (kind is RequirementKind.Version or RequirementKind.Cache && JobsOf(criterion, result) is { Length: > 0 } meant)
        {
            return CriterionEvidence.All(meant.Select(isMeant => CriterionCatalogue.Judge(parts, new CheckContext(result, result.Search, isMeant))));
        }

        return CriterionSubjects.Judge(parts, criterion, result, part => JudgeCommands(parts, criterion, part));
    }

    /// <summary>Judges parts by commands where they are about such: those of the one target or job that the criterion names, if it names one.</summary>
    private static CriterionEvidence JudgeCommands(ImmutableArray<Requirement> parts, Criterion criterion, TaskResult result)
    {
        var whole = CriterionCatalogue.Judge(parts, new CheckContext(result));
        if (!Narrowed.Contains(parts[0].Kind) || FindPlace(criterion) is not { } place || whole.Verdict != CriterionVerdict.Met)
        {
            return whole;
        }

        var there = CriterionCatalogue.Judge(parts, new CheckContext(result, new CommandSearch([.. result.Calls.Where(call => IsIn(call, place))])));
        return there.Verdict == CriterionVerdict.Met ? there : CriterionEvidence.Open($"{whole.Evidence} Whether that belongs to {place.Name} can't be told.");
    }

    /// <summary>Which jobs a version or a cache belongs to: those of the name that the criterion gives, else, for each work and tool that it names, those that do it.</summary>
    private static Func<WorkflowJob, bool>[] JobsOf(Criterion criterion, TaskResult result)
    {
        var named = criterion.Requirements.Where(requirement => requirement is { Kind: RequirementKind.Job, IsNegated: false, Alternatives.IsEmpty: true }).ToArray();
        if (named.Length > 0)
        {
            return [.. named.Select(part => (Func<WorkflowJob, bool>)(job => WorkflowChecks.IsNamed(job, part.Name)))];
        }

        return criterion.Requirements.Any(requirement => requirement.Kind == RequirementKind.Version)
            ? [.. criterion.Requirements
                .Where(requirement => requirement is { Kind: RequirementKind.Work or RequirementKind.Tool, IsNegated: false, Alternatives.IsEmpty: true })
                .Select(part => FindJobs(part, result)).Where(jobs => jobs.Count > 0).Select(jobs => (Func<WorkflowJob, bool>)jobs.Contains)]
            : [];
    }

    private static HashSet<WorkflowJob> FindJobs(Requirement part, TaskResult result) =>
        [.. result.Calls.Where(call => call.Site.Job is not null).GroupBy(call => call.Site.Job!)
            .Where(calls => CommandChecks.Table.Judge([part], new CheckContext(result, new CommandSearch([.. calls])))?.Verdict == CriterionVerdict.Met)
            .Select(calls => calls.Key)];

    /// <summary>The one target or job that a criterion speaks of; null where it speaks of none or several.</summary>
    private static Requirement? FindPlace(Criterion criterion) =>
        criterion.Requirements.Where(requirement => requirement.Kind is RequirementKind.Target or RequirementKind.Job).Take(2).ToArray() is [{ IsNegated: false, Alternatives.IsEmpty: true } place] ? place : null;

    private static bool IsIn(CommandCall call, Requirement place) =>
        call.Site.Names.Contains(place.Name, StringComparer.OrdinalIgnoreCase) || (place.Kind == RequirementKind.Job && call.Site.Job is { } job && WorkflowChecks.IsNamed(job, place.Name));
}
