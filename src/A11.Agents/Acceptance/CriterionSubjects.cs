using System.Collections.Immutable;
using A11.Agents.Acceptance.Criteria;
using A11.Core.Kubernetes.Model;

namespace A11.Agents.Acceptance;

/// <summary>What a criterion speaks of by name, so that the rest of it is about that: a job, a service, an object of Kubernetes.</summary>
internal static class CriterionSubjects
{
    private static readonly RequirementKind[] Kinds = [RequirementKind.Job, RequirementKind.Service, RequirementKind.Object];

    /// <summary>What is met where one of several things has it, so that it has to be asked of each that is named.</summary>
    private static readonly RequirementKind[] FoundInOne =
    [
        RequirementKind.Runner, RequirementKind.Matrix, RequirementKind.Artifact, RequirementKind.Environment, RequirementKind.Port, RequirementKind.Network, RequirementKind.FileSecrets, RequirementKind.Image,
        RequirementKind.Version, RequirementKind.HealthEndpoint,
    ];

    /// <summary>What is looked for in a file as a whole, and may be right for the job that is named alone.</summary>
    private static readonly RequirementKind[] OfFiles = [RequirementKind.Permissions, RequirementKind.Concurrency, RequirementKind.PinnedActions];

    /// <summary>Judges parts of one kind by what the criterion names.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="criterion">The criterion.</param>
    /// <param name="result">The task's files.</param>
    /// <param name="judge">Judges the parts by the files, or by some of what is in them.</param>
    public static CriterionEvidence Judge(ImmutableArray<Requirement> parts, Criterion criterion, TaskResult result, Func<TaskResult, CriterionEvidence> judge)
    {
        var kind = parts[0].Kind;
        var subjects = criterion.Requirements.Where(static part => Kinds.Contains(part.Kind) && part is { IsNegated: false, Alternatives.IsEmpty: true }).ToArray();
        if (subjects.Length == 0 || Kinds.Contains(kind) || parts.Any(static part => part.Name == "*") || parts.All(NamesService))
        {
            return judge(result);
        }

        CriterionEvidence[] each = [.. subjects.Select(subject => judge(Only(result, subject)))];
        if (subjects.Length == 1)
        {
            return OfFiles.Contains(kind) && each[0].Verdict != CriterionVerdict.Met ? Leave(each[0]) : each[0];
        }

        var isAskedOfEach = FoundInOne.Contains(kind) && subjects.All(static subject => subject.Kind != RequirementKind.Object);
        var together = isAskedOfEach ? CriterionEvidence.All(each) : judge(Only(result, subjects));
        return together.Verdict == CriterionVerdict.Met || !Array.Exists(each, static found => found.Verdict == CriterionVerdict.Met) ? together : Leave(together);

        CriterionEvidence Leave(CriterionEvidence found) => CriterionEvidence.Open($"{found.Evidence} Whether that is about {string.Join(", ", subjects.Select(static subject => subject.Name))} can't be told.");
    }

    /// <summary>Whether a part says itself what it is about: “PostgreSQL 18 and Redis” asks for no version of Redis.</summary>
    private static bool NamesService(Requirement part) => part is { Kind: RequirementKind.Version, Name.Length: > 0 } && !Vocabulary.IsLanguage(part.Name);

    private static TaskResult Only(TaskResult result, params Requirement[] subjects)
    {
        var (jobs, services, objects) = (Of(RequirementKind.Job), Of(RequirementKind.Service), Of(RequirementKind.Object));
        return result.Only(
            job => jobs.Length == 0 || Array.Exists(jobs, part => WorkflowChecks.IsNamed(job, part.Name)),
            service => services.Length == 0 || Array.Exists(services, part => ComposeChecks.IsNamed(service, part.Name)),
            manifest => objects.Length == 0 || Array.Exists(objects, part => manifest.Type.Value == part.Name && (part.Values.IsEmpty || part.Values.Contains(manifest.Name))));

        Requirement[] Of(RequirementKind kind) => Array.FindAll(subjects, subject => subject.Kind == kind);
    }
}
