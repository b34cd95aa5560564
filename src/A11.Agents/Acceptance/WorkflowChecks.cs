using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Acceptance.Commands;
using A11.Agents.Acceptance.Criteria;
using A11.Core.Workflows.Model;

namespace A11.Agents.Acceptance;

/// <summary>Checks on workflows as such: when they run, where, with what, and with what permissions.</summary>
internal static class WorkflowChecks
{
    /// <summary>Judges parts of one kind; null where they are not about workflows, or the task has none.</summary>
    public static CriterionEvidence? Judge(ImmutableArray<Requirement> parts, TaskResult result, Func<WorkflowJob, bool>? isMeant = null) => result.Workflows.IsEmpty ? null : parts[0].Kind switch
    {
        RequirementKind.Event => JudgeEvents(parts, result),
        RequirementKind.Cache => CriterionEvidence.All(parts.Select(part => JudgeCache(part.Name, result, isMeant))),
        RequirementKind.Permissions => JudgePermissions(parts, result),
        RequirementKind.Timeout => CriterionEvidence.All(parts.Select(part => JudgeTimeout(part, result))),
        RequirementKind.Concurrency => CriterionEvidence.All(parts.Select(part => JudgeConcurrency(part.Name.Length > 0 || part.Values.Contains("cancel"), result))),
        RequirementKind.PinnedActions => JudgeEach(result, file => file.Steps.All(step => step.Reference is null or { IsLocal: true } or { IsCommit: true }), "Every action is named by a commit.", "An action is not named by a commit."),
        RequirementKind.Runner => CriterionEvidence.All(parts.Select(part => JudgeRunner(part.Name, result))),
        RequirementKind.Matrix => Jobs(result).Any(job => job.HasMatrix) ? new(true, "A job has a matrix.") : new(false, "No job has a matrix."),
        RequirementKind.Job => JudgeJobs(parts, result),
        RequirementKind.Artifact => JudgeArtifact(result),
        RequirementKind.Version when parts.All(part => part.Name.Length == 0 || Vocabulary.IsLanguage(part.Name)) => JudgeVersions(parts, result, isMeant),
        RequirementKind.Language => CriterionEvidence.All(parts.Select(part => JudgeLanguage(part.Name, result))),
        RequirementKind.Service => CriterionEvidence.All(parts.Select(part => JudgeService(part.Name, result))),
        _ => null,
    };

    /// <summary>Whether a job is called so: its ID, or its name.</summary>
    public static bool IsNamed(WorkflowJob job, string name) =>
        job.Id.Equals(name, StringComparison.OrdinalIgnoreCase) || string.Equals(job.Name, name, StringComparison.OrdinalIgnoreCase) || CriterionWord.Join(job.Id) == CriterionWord.Join(name);

    private static IEnumerable<WorkflowJob> Jobs(TaskResult result) => result.Workflows.SelectMany(file => file.Jobs);

    /// <summary>The steps that may run.</summary>
    private static IEnumerable<WorkflowStep> Steps(TaskResult result) => StepsOf(result, null).Select(pair => pair.Step);

    private static IEnumerable<(WorkflowJob Job, WorkflowStep Step)> StepsOf(TaskResult result, Func<WorkflowJob, bool>? isMeant) => Jobs(result).Where(job => !job.NeverRuns && isMeant?.Invoke(job) != false)
        .SelectMany(job => job.Steps.Where(step => !step.NeverRuns).Select(step => (job, step)));

    private static bool IsOpen((WorkflowJob Job, WorkflowStep Step) pair) => pair.Job.IsConditional || pair.Step.IsConditional;

    private static CriterionEvidence JudgeEvents(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var missing = parts.Where(part => !result.Workflows.All(file => RunsOn(file, part))).ToArray();
        var general = parts.Except(missing).Where(part => !result.Workflows.All(file => Names(file, part))).ToArray();
        return missing.Length == 0 && general.Length > 0
            ? CriterionEvidence.Open($"It runs on {general[0].Name} of every kind, not only as asked: {string.Join(" and ", general.Select(Describe))}.")
            : missing.Length == 0
            ? new(true, $"It runs on {string.Join(" and ", parts.Select(Describe))}.")
            : new(false, $"It does not run on {string.Join(" or ", missing.Select(Describe))}.");
    }

    private static string Describe(Requirement part) => part.Values.IsEmpty ? part.Name : $"{part.Name} ({string.Join(", ", part.Values)})";

    private static bool RunsOn(WorkflowFile file, Requirement part)
    {
        var name = part.Name == "tags" ? "push" : part.Name;
        if (!file.HasEvent(name))
        {
            return false;
        }

        var filter = file.FindFilter(name);
        return !(part.IsEvery && IsFiltered(filter, part)) && part.Name switch
        {
            "tags" => filter is null or { Tags: not null } or { Branches: null, IgnoredBranches: null, IgnoredTags: null },
            "push" => filter is not { Tags: not null, Branches: null } && part.Values.All(branch => HasBranch(filter, branch)),
            "pull_request" => HasUsualTypes(filter) && part.Values.All(branch => HasBranch(filter, branch)),
            "schedule" => part.Values.All(interval => file.Schedules.Any(cron => CronInterval.Read(cron) == interval)),
            _ => part.Values.IsEmpty,
        };
    }

    /// <summary>Whether a filter leaves out some of what every one is asked for.</summary>
    private static bool IsFiltered(EventFilter? filter, Requirement part) => filter is not null
        && (filter.HasPaths
            || (part.Values.IsEmpty && part.Name != "tags" && (filter.IgnoredBranches is not null || (filter.Branches is { } branches ? !branches.Contains("**") : filter.Tags is not null))));

    /// <summary>Whether a pull request's opening and its new commits start the workflow, as they do unless “types” says otherwise.</summary>
    private static bool HasUsualTypes(EventFilter? filter) => filter?.Types is not { } types || (types.Contains("opened") && types.Contains("synchronize"));

    /// <summary>Whether the file names the branches, or the tags, that it is to run on.</summary>
    private static bool Names(WorkflowFile file, Requirement part)
    {
        if (part.Name == "schedule")
        {
            return true;
        }

        var filter = file.FindFilter(part.Name == "tags" ? "push" : part.Name);
        return part.Name == "tags" ? filter?.Tags is not null : part.Values.IsEmpty || part.Name != "push" || filter?.Branches is not null;
    }

    /// <summary>Whether an event's filter lets a branch through; a pattern that is not the branch's name does where it is all of them.</summary>
    private static bool HasBranch(EventFilter? filter, string branch) =>
        (filter?.Branches is not { } branches || branches.Any(pattern => pattern == branch || pattern is "**" or "*"))
        && (filter?.IgnoredBranches is not { } ignored || !ignored.Any(pattern => pattern == branch || pattern.Contains('*', StringComparison.Ordinal)));

    private static CriterionEvidence JudgeCache(string what, TaskResult result, Func<WorkflowJob, bool>? isMeant)
    {
        var found = StepsOf(result, isMeant).Where(pair => Caches(pair.Step) && IsCacheOf(pair.Step, what)).ToArray();
        if (found.Length > 0 && found.All(IsOpen))
        {
            return CriterionEvidence.Open("An “if” decides whether anything is cached.");
        }

        var step = found.Where(pair => !IsOpen(pair)).Select(pair => pair.Step).FirstOrDefault();
        return step is null ? new(false, what.Length == 0 ? "No step caches anything." : $"No step caches the packages of {what}.")
            : new(true, $"{step.Reference!.Repository} caches the {(step.Reference.Repository == "actions/setup-dotnet" ? "NuGet packages" : "dependencies")}{DescribeKey(step)}.");
    }

    private static string DescribeKey(WorkflowStep step)
    {
        var paths = (step.FindInput("cache-dependency-path") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return paths.Length == 0 ? "" : $" by {string.Join(", ", paths.Take(3))}{(paths.Length > 3 ? " and others" : "")}";
    }

    /// <summary>Actions that cache, by themselves or by an input (their README files); setup-go caches unless told not to.</summary>
    private static bool Caches(WorkflowStep step) => step.Reference?.Repository switch
    {
        "actions/cache" or "actions/cache/restore" => true,
        "actions/setup-go" => step.FindInput("cache") != "false",
        "swatinem/rust-cache" or "Swatinem/rust-cache" => true,
        "docker/build-push-action" => step.Inputs.Any(input => input.Name == "cache-from"),
        _ => step.FindInput("cache") is { Length: > 0 } and not "false" || step.FindInput("enable-cache") is "true" or "auto",
    };

    /// <summary>Whether a step caches what a packet manager downloads: the action is that of its language, or its inputs name it.</summary>
    private static bool IsCacheOf(WorkflowStep step, string what)
    {
        var action = step.Reference!.Repository;
        var input = string.Join(' ', step.Inputs.Select(given => given.Value)).ToLowerInvariant();
        return what switch
        {
            "" => action != "docker/build-push-action",
            "docker" => action == "docker/build-push-action" || input.Contains("buildx", StringComparison.Ordinal),
            "nuget" => action == "actions/setup-dotnet" || input.Contains(".nuget", StringComparison.Ordinal),
            "go" => action == "actions/setup-go" || input.Contains("go/pkg/mod", StringComparison.Ordinal),
            "uv" => action == "astral-sh/setup-uv" || input.Contains("uv", StringComparison.Ordinal),
            "cargo" => action.EndsWith("/rust-cache", StringComparison.OrdinalIgnoreCase) || input.Contains(".cargo", StringComparison.Ordinal),
            _ => input.Split([' ', '/', '-', '.', '~', '\n', '_'], StringSplitOptions.RemoveEmptyEntries).Contains(what, StringComparer.Ordinal),
        };
    }

    private static CriterionEvidence JudgeArtifact(TaskResult result)
    {
        var found = StepsOf(result, null).Where(pair => pair.Step.Reference?.Repository == "actions/upload-artifact").ToArray();
        return found.Length == 0 ? new(false, "No step keeps an artifact.")
            : found.All(IsOpen) ? CriterionEvidence.Open("An “if” decides whether an artifact is kept.")
            : new(true, "actions/upload-artifact keeps an artifact.");
    }

    private static CriterionEvidence JudgePermissions(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var isRead = parts.Any(part => part.Values.Contains("read"));
        foreach (var file in result.Workflows)
        {
            if (file.Permissions?.IsLimit != true && file.Jobs.Any(job => job.Permissions?.IsLimit != true))
            {
                return new(false, "The token's permissions are not limited.");
            }

            if (file.Jobs.Select(job => job.Permissions).Append(file.Permissions).OfType<PermissionBlock>().Any(block => block.WritesAll || (isRead && block.WritesSome)))
            {
                return new(false, isRead ? "The token may write." : "The token may write everything.");
            }
        }

        return new(true, isRead ? "The token may only read." : "Permissions are limited for the whole file.");
    }

    private static CriterionEvidence JudgeTimeout(Requirement part, TaskResult result)
    {
        var isMost = part.Values.Contains("most");
        foreach (var job in Jobs(result).Where(job => job.CalledWorkflow is null))
        {
            var minutes = job.Timeout;
            if (minutes is null)
            {
                return new(false, "A job has no timeout-minutes.");
            }

            if (part.Name.Length > 0 && int.TryParse(part.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var asked))
            {
                if (!int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var given))
                {
                    return CriterionEvidence.Open($"The timeout-minutes of the job {job.Id} are an expression.");
                }

                if (isMost ? given > asked : given != asked)
                {
                    return new(false, $"The job {job.Id} has timeout-minutes: {minutes}.");
                }
            }
        }

        return new(true, "Every job has timeout-minutes.");
    }

    private static CriterionEvidence JudgeConcurrency(bool cancels, TaskResult result)
    {
        foreach (var file in result.Workflows)
        {
            if (!file.HasConcurrency && (file.Jobs.IsEmpty || file.Jobs.Any(job => !job.HasConcurrency)))
            {
                return new(false, "Concurrency is not set.");
            }

            var cancel = file.HasConcurrency ? file.CancelInProgress : file.Jobs[0].CancelInProgress;
            if (cancels && cancel?.Contains("${{", StringComparison.Ordinal) == true)
            {
                return CriterionEvidence.Open("Whether older runs are canceled, an expression says.");
            }

            if (cancels && cancel != "true")
            {
                return new(false, "Older runs are not canceled: cancel-in-progress is not true.");
            }
        }

        return new(true, cancels ? "Concurrency ends older runs." : "Concurrency is set.");
    }

    private static CriterionEvidence JudgeRunner(string name, TaskResult result)
    {
        var wanted = name == "linux" ? "ubuntu" : name;
        var runners = Jobs(result).Where(job => !job.NeverRuns).SelectMany(job => job.Runners).ToArray();
        return runners.Any(runner => runner == wanted || runner.StartsWith(wanted + "-", StringComparison.OrdinalIgnoreCase) || (name == "linux" && runner == "linux")) ? new(true, $"A job runs on {name}.")
            : runners.Any(runner => runner.Contains("${{", StringComparison.Ordinal) || runner.StartsWith("self-hosted", StringComparison.Ordinal)) ? CriterionEvidence.Open($"No job is known to run on {name}.")
            : new(false, $"No job runs on {name}.");
    }

    private static CriterionEvidence JudgeJobs(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var missing = parts.Where(part => !Jobs(result).Any(job => IsNamed(job, part.Name))).Select(part => part.Name).ToArray();
        return missing.Length == 0 ? new(true, $"The jobs are there: {string.Join(", ", parts.Select(part => part.Name))}.")
            : missing.All(name => IsDoneSomewhere(name, result)) ? CriterionEvidence.Open($"No job is called {string.Join(", ", missing)}; whether one of the others is meant can't be told.")
            : new(false, $"There is no job {string.Join(", ", missing)}.");
    }

    /// <summary>Whether a job does the work that another's name speaks of.</summary>
    private static bool IsDoneSomewhere(string name, TaskResult result) => Criterion.Read(name, new HashSet<GeneratedFileKind> { GeneratedFileKind.Workflow }).Requirements
        .Any(requirement => requirement.Kind == RequirementKind.Work && Enum.TryParse<Purpose>(requirement.Name, out var purpose) && result.Calls.Any(call => call.Site.Job is not null && CommandSearch.Serves(call, purpose)));

    /// <summary>The versions that setup actions are given, in jobs that may run; those that a file names are not known here.</summary>
    private static CriterionEvidence JudgeVersions(ImmutableArray<Requirement> parts, TaskResult result, Func<WorkflowJob, bool>? isMeant)
    {
        var steps = StepsOf(result, isMeant).ToArray();
        var given = steps.Where(pair => !IsOpen(pair)).SelectMany(pair => VersionsOf(pair.Step, pair.Job)).ToArray();
        var open = steps.Where(IsOpen).SelectMany(pair => VersionsOf(pair.Step, pair.Job)).ToArray();
        var missing = parts.Where(part => !given.Any(version => IsOf(version.Language, part.Name) && IsVersion(version.Version, part.Values[0]))).ToArray();
        return missing.Length == 0 ? new(true, $"It runs with {string.Join(", ", parts.Select(part => part.Values[0]))}.")
            : missing.All(part => open.Any(version => IsOf(version.Language, part.Name) && IsVersion(version.Version, part.Values[0]))) ? CriterionEvidence.Open($"An “if” decides whether it runs with {string.Join(", ", missing.Select(part => part.Values[0]))}.")
            : missing.Any(part => given.Any(version => IsOf(version.Language, part.Name) && version.Version.Contains("${{", StringComparison.Ordinal))) ? CriterionEvidence.Open($"It is not known to run with {string.Join(", ", missing.Select(part => part.Values[0]))}.")
            : missing.Any(part => steps.Any(pair => HasVersionFile(pair.Step, part.Name))) ? CriterionEvidence.Open($"A file says which version is set up; whether it is {string.Join(", ", missing.Select(part => part.Values[0]))}, is not looked at.")
            : new(false, $"It does not run with {string.Join(", ", missing.Select(part => part.Values[0]))}.");
    }

    private static bool IsOf(string language, string asked) => asked.Length == 0 || language == asked;

    /// <summary>Whether a given version is of an asked one: <c>3.12</c>, <c>3.12.1</c> and <c>3.12.x</c> are of <c>3.12</c>; and <c>8.0.x</c> is of <c>8</c>.</summary>
    private static bool IsVersion(string given, string asked) => given.TrimStart('v') is var version && (version == asked || version.StartsWith(asked + ".", StringComparison.Ordinal) || version.StartsWith(asked + "-", StringComparison.Ordinal));

    private static IEnumerable<(string Language, string Version)> VersionsOf(WorkflowStep step, WorkflowJob job) => step.Inputs
        .Where(input => input.Name.EndsWith("-version", StringComparison.Ordinal))
        .SelectMany(input => job.FindInputs(step, input.Name).Select(value => (Vocabulary.Normalize(input.Name[..^"-version".Length]), value)));

    private static bool HasVersionFile(WorkflowStep step, string language) => step.Inputs.Any(input =>
        (input.Name.EndsWith("-version-file", StringComparison.Ordinal) && IsOf(Vocabulary.Normalize(input.Name[..^"-version-file".Length]), language)) || (input.Name == "global-json-file" && IsOf("dotnet", language)));

    private static CriterionEvidence JudgeLanguage(string language, TaskResult result) =>
        Steps(result).Any(step => step.Reference?.Repository is { } action && (action.EndsWith($"/setup-{language}", StringComparison.Ordinal) || (language == "python" && action == "astral-sh/setup-uv")))
            ? new(true, $"{char.ToUpperInvariant(language[0])}{language[1..]} is set up.")
            : CriterionEvidence.Open($"No step is known to set up {language}.");

    private static CriterionEvidence? JudgeServiceImages(string name, TaskResult result)
    {
        var images = Jobs(result).SelectMany(job => job.ServiceImages).Select(image => image.ShortName).ToArray();
        return images.Contains(name) || (name == "database" && images.Any(image => Vocabulary.Databases.Contains(image) || image == "mariadb")) ? new(true, $"A job has the service {name}.") : null;
    }

    private static CriterionEvidence JudgeService(string name, TaskResult result) =>
        JudgeServiceImages(name, result) ?? ComposeChecks.Judge([new Requirement(RequirementKind.Service, name)], result) ?? new(false, $"No service runs {name}.");

    private static CriterionEvidence JudgeEach(TaskResult result, Func<WorkflowFile, bool> isKept, string kept, string broken) =>
        result.Workflows.All(isKept) ? new(true, kept) : new(false, broken);
}
