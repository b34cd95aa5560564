using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Acceptance.Commands;
using A11.Agents.Acceptance.Criteria;
using A11.Core.Workflows.Model;

namespace A11.Agents.Acceptance;

/// <summary>Checks on workflows as such: when they run, where, with what, and with what permissions.</summary>
internal static partial class WorkflowChecks
{
    /// <summary>Whether a job is called so: its ID, or its name.</summary>
    public static bool IsNamed(WorkflowJob job, string name) =>
        job.Id.Equals(name, StringComparison.OrdinalIgnoreCase) || string.Equals(job.Name, name, StringComparison.OrdinalIgnoreCase) || CriterionWord.Join(job.Id) == CriterionWord.Join(name);

    /// <summary>The steps that may run.</summary>
    private static IEnumerable<(WorkflowJob Job, WorkflowStep Step)> StepsOf(TaskResult result, Func<WorkflowJob, bool>? isMeant) => result.Jobs.Where(job => !job.NeverRuns && isMeant?.Invoke(job) != false)
        .SelectMany(job => job.Steps.Where(step => !step.NeverRuns).Select(step => (job, step)));

    private static bool IsOpen((WorkflowJob Job, WorkflowStep Step) pair) => pair.Job.IsConditional || pair.Step.IsConditional;

    private static CriterionEvidence JudgeEvents(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var missing = parts.Where(part => !result.Workflows.All(file => RunsOn(file, part))).ToArray();
        var general = parts.Except(missing).Where(part => !result.Workflows.All(file => Names(file, part))).ToArray();
        return missing.Length == 0 && general.Length > 0
            ? CriterionEvidence.Open($"It runs on {general[0].Name} of every kind, not only as asked: {string.Join(" and ", general.Select(Describe))}.")
            : missing.Length == 0
            ? new CriterionEvidence(true, $"It runs on {string.Join(" and ", parts.Select(Describe))}.").At(result.Workflows.SelectMany(file => parts.Select(part => PlaceOf(file, part, result))))
            : new(false, $"It does not run on {string.Join(" or ", missing.Select(Describe))}.");
    }

    private static CriterionPlace? PlaceOf(WorkflowFile file, Requirement part, TaskResult result) =>
        file.EventNames.FirstOrDefault(named => named.Value == (part.Name == "tags" ? "push" : part.Name)) is { Value.Length: > 0 } named ? result.PlaceOf(file, named.Span) : null;

    private static CriterionPlace? PlaceOf(WorkflowStep step, TaskResult result) => result.PlaceOf(step, step.FindKey("uses") ?? step.FindKey("run"));

    private static CriterionPlace? PlaceOf(WorkflowJob job, string key, TaskResult result) => result.PlaceOf(job, job.FindKey(key) ?? job.Definition.Span);

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
            "tags" => part.Values.IsEmpty
                ? filter is null or { Tags: not null } or { Branches: null, IgnoredBranches: null, IgnoredTags: null }
                : filter is null or { Tags: null, Branches: null, IgnoredBranches: null, IgnoredTags: null } || (filter.Tags is { } tags && part.Values.All(tag => tags.Contains(tag))),
            "push" => filter is not { Tags: not null, Branches: null } && part.Values.All(branch => HasBranch(filter, branch)),
            "pull_request" => HasUsualTypes(filter) && part.Values.All(branch => HasBranch(filter, branch)),
            "schedule" => part.Values.All(interval => file.Schedules.Any(cron => CronInterval.Read(cron) == interval)),
            _ => part.Values.IsEmpty,
        };
    }

    /// <summary>Whether a filter leaves out some of what every one is asked for.</summary>
    private static bool IsFiltered(EventFilter? filter, Requirement part) => filter is not null
        && (filter.HasPaths
            || (part.Values.IsEmpty && part.Name == "tags" && (filter.IgnoredTags is not null || filter.Tags?.Contains("**") == false))
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
            : new CriterionEvidence(true, $"{step.Reference!.Repository} caches the {(step.Reference.Repository == "actions/setup-dotnet" ? "NuGet packages" : "dependencies")}{DescribeKey(step)}.").At(PlaceOf(step, result));
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
        "ruby/setup-ruby" => step.FindInput("bundler-cache") == "true",
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
            "bundler" => action == "ruby/setup-ruby" || input.Contains("bundle", StringComparison.Ordinal),
            "cargo" => action.EndsWith("/rust-cache", StringComparison.OrdinalIgnoreCase) || input.Contains(".cargo", StringComparison.Ordinal),
            _ => input.Split([' ', '/', '-', '.', '~', '\n', '_'], StringSplitOptions.RemoveEmptyEntries).Contains(what, StringComparer.Ordinal),
        };
    }

    private static CriterionEvidence JudgeArtifact(TaskResult result)
    {
        var found = StepsOf(result, null).Where(pair => pair.Step.Reference?.Repository == "actions/upload-artifact").ToArray();
        return found.Length == 0 ? new(false, "No step keeps an artifact.")
            : found.All(IsOpen) ? CriterionEvidence.Open("An “if” decides whether an artifact is kept.")
            : new CriterionEvidence(true, "actions/upload-artifact keeps an artifact.").At(found.Where(pair => !IsOpen(pair)).Select(pair => PlaceOf(pair.Step, result)));
    }

    private static CriterionEvidence JudgePermissions(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var isRead = parts.Any(part => part.Name == "read");
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

        return new CriterionEvidence(true, isRead ? "The token may only read." : "Permissions are limited for the whole file.")
            .At(result.Workflows.SelectMany(file => file.FindKey("permissions") is { } key ? [result.PlaceOf(file, key)] : file.Jobs.Select(job => PlaceOf(job, "permissions", result))));
    }

    private static CriterionEvidence JudgeTimeout(Requirement part, TaskResult result)
    {
        if (result.Jobs.All(job => job.CalledWorkflow is not null))
        {
            return CriterionEvidence.Open("All jobs call other workflows, which limit their own jobs.");
        }

        foreach (var job in result.Jobs.Where(job => job.CalledWorkflow is null))
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

                if (part.Values.FirstOrDefault() switch { "most" => given > asked, "below" => given >= asked, _ => given != asked })
                {
                    return new(false, $"The job {job.Id} has timeout-minutes: {minutes}.");
                }
            }
        }

        return new CriterionEvidence(true, "Every job has timeout-minutes.").At(result.Jobs.Where(job => job.CalledWorkflow is null).Select(job => PlaceOf(job, "timeout-minutes", result)));
    }

    private static CriterionEvidence JudgeConcurrency(bool cancels, TaskResult result)
    {
        foreach (var file in result.Workflows)
        {
            if (!file.HasConcurrency && (file.Jobs.IsEmpty || file.Jobs.Any(job => !job.HasConcurrency)))
            {
                return new(false, "Concurrency is not set.");
            }

            string?[] said = !cancels ? [] : file.HasConcurrency ? [file.CancelInProgress] : [.. file.Jobs.Select(job => job.CancelInProgress)];
            if (said.Any(cancel => cancel != "true" && cancel?.Contains("${{", StringComparison.Ordinal) != true))
            {
                return new(false, "Older runs are not canceled: cancel-in-progress is not true.");
            }

            if (said.Any(cancel => cancel != "true"))
            {
                return CriterionEvidence.Open("Whether older runs are canceled, an expression says.");
            }
        }

        return new CriterionEvidence(true, cancels ? "Concurrency ends older runs." : "Concurrency is set.")
            .At(result.Workflows.SelectMany(file => file.FindKey("concurrency") is { } key ? [result.PlaceOf(file, key)] : file.Jobs.Select(job => PlaceOf(job, "concurrency", result))));
    }

    private static CriterionEvidence JudgeRunner(string name, TaskResult result)
    {
        var wanted = name == "linux" ? "ubuntu" : name;
        var jobs = result.Jobs.Where(job => !job.NeverRuns).ToArray();
        var runners = jobs.SelectMany(job => job.Runners).ToArray();
        return Array.Find(jobs, job => job.Runners.Any(IsWanted)) is { } found ? new CriterionEvidence(true, $"A job runs on {name}.").At(PlaceOf(found, "runs-on", result))
            : runners.Any(runner => runner.Contains("${{", StringComparison.Ordinal) || runner.StartsWith("self-hosted", StringComparison.Ordinal)) ? CriterionEvidence.Open($"No job is known to run on {name}.")
            : new(false, $"No job runs on {name}.");

        bool IsWanted(string runner) => runner == wanted || runner.StartsWith(wanted + "-", StringComparison.OrdinalIgnoreCase) || (name == "linux" && runner == "linux");
    }

    private static CriterionEvidence JudgeMatrix(TaskResult result) => result.Jobs.FirstOrDefault(job => job.HasMatrix && !job.NeverRuns) is { } found
        ? new CriterionEvidence(true, "A job has a matrix.").At(PlaceOf(found, "strategy", result))
        : new(false, "No job has a matrix.");

    private static CriterionEvidence JudgeActions(TaskResult result) => result.Workflows.SelectMany(file => file.Steps).FirstOrDefault(step => step.Reference is not (null or { IsLocal: true } or { IsCommit: true })) is { } loose
        ? new CriterionEvidence(false, "An action is not named by a commit.").At(PlaceOf(loose, result))
        : result.Jobs.FirstOrDefault(job => job.CalledWorkflow is { } called && UsesReference.Parse(called) is { IsLocal: false, IsCommit: false }) is { } caller
        ? CriterionEvidence.Open($"The job {caller.Id} calls a workflow that is not named by a commit.").At(PlaceOf(caller, "uses", result))
        : new CriterionEvidence(true, "Every action is named by a commit.").At(result.Workflows.SelectMany(file => file.Steps).Where(step => step.Reference is { IsLocal: false }).Select(step => PlaceOf(step, result)));

    private static CriterionEvidence JudgeJobs(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var missing = parts.Where(part => !result.Jobs.Any(job => IsNamed(job, part.Name))).Select(part => part.Name).ToArray();
        return missing.Length == 0 ? new CriterionEvidence(true, $"The jobs are there: {string.Join(", ", parts.Select(part => part.Name))}.")
                .At(result.Jobs.Where(job => parts.Any(part => IsNamed(job, part.Name))).Select(job => result.PlaceOf(job, job.Definition.Span)))
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
        var certain = steps.Where(pair => !IsOpen(pair)).ToArray();
        var given = certain.SelectMany(pair => VersionsOf(pair.Step, pair.Job)).ToArray();
        var open = steps.Where(IsOpen).SelectMany(pair => VersionsOf(pair.Step, pair.Job)).ToArray();
        var missing = parts.Where(part => !given.Any(version => IsOf(version.Language, part.Name) && IsVersion(version.Version, part.Values[0]))).ToArray();
        return missing.Length == 0 ? new CriterionEvidence(true, $"It runs with {string.Join(", ", parts.Select(part => part.Values[0]))}.")
                .At(certain.Where(pair => VersionsOf(pair.Step, pair.Job).Any(version => parts.Any(part => IsOf(version.Language, part.Name) && IsVersion(version.Version, part.Values[0])))).Select(pair => PlaceOf(pair.Step, result)))
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

    private static CriterionEvidence JudgeLanguage(string language, TaskResult result)
    {
        var found = StepsOf(result, null).Where(pair => SetsUp(pair.Step, language)).ToArray();
        return found.Length == 0 ? CriterionEvidence.Open($"No step is known to set up {language}.")
            : found.All(IsOpen) ? CriterionEvidence.Open($"An “if” decides whether {language} is set up.")
            : new CriterionEvidence(true, $"{char.ToUpperInvariant(language[0])}{language[1..]} is set up.").At(PlaceOf(found.First(pair => !IsOpen(pair)).Step, result));
    }

    private static bool SetsUp(WorkflowStep step, string language) =>
        step.Reference?.Repository is { } action && (action.EndsWith($"/setup-{language}", StringComparison.Ordinal) || (language == "python" && action == "astral-sh/setup-uv"));

    private static CriterionEvidence? JudgeServiceImages(string name, TaskResult result) =>
        result.Jobs.FirstOrDefault(job => !job.NeverRuns && job.ServiceImages.Select(image => image.ShortName).Any(image => image == name || (name == "database" && (Vocabulary.Databases.Contains(image) || image == "mariadb")))) is { } found
            ? new CriterionEvidence(true, $"A job has the service {name}.").At(PlaceOf(found, "services", result))
            : null;

    private static CriterionEvidence JudgeService(string name, TaskResult result) =>
        JudgeServiceImages(name, result) ?? ComposeChecks.Table.Judge([new Requirement(RequirementKind.Service, name)], new CheckContext(result)) ?? new(false, $"No service runs {name}.");

    /// <summary>Whether a job of the environment deploys. Who has to approve that is set at GitHub, and not in the file.</summary>
    private static CriterionEvidence JudgeEnvironment(Requirement part, TaskResult result)
    {
        var jobs = result.Jobs.Where(job => !job.NeverRuns && job.Environment is { } environment && (part.Name.Length == 0 || environment.Value.Equals(part.Name, StringComparison.OrdinalIgnoreCase))).ToArray();
        var places = jobs.Select(job => PlaceOf(job, "environment", result));
        return jobs.Length == 0
            ? result.Jobs.Any(job => job.Environment?.Value.Contains("${{", StringComparison.Ordinal) == true) ? CriterionEvidence.Open("An expression names the environment of a job.") : new(false, $"No job names the environment{(part.Name.Length == 0 ? "" : " " + part.Name)}.")
            : part.Values.Contains("approval") ? CriterionEvidence.Open($"The job {jobs[0].Id} names the environment {jobs[0].Environment!.Value.Value}. Whether that requires an approval is set at GitHub.").At(places)
            : new CriterionEvidence(true, $"The job {jobs[0].Id} names the environment {jobs[0].Environment!.Value.Value}.").At(places);
    }

    /// <summary>Whether every workflow runs only where a change touches one of the paths.</summary>
    private static CriterionEvidence JudgePaths(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var filters = result.Workflows.SelectMany(file => file.EventNames.Select(named => (File: file, Event: named, Filter: file.FindFilter(named.Value)))).Where(pair => pair.Event.Value is "push" or "pull_request").ToArray();
        var open = Array.Find(filters, pair => parts.Any(part => pair.Filter?.Paths?.Contains(part.Name, StringComparer.Ordinal) != true));
        return filters.Length == 0 ? new(false, "No event of the workflow has a filter of paths.")
            : open.File is not null ? new CriterionEvidence(false, $"The event {open.Event.Value} does not name the paths {string.Join(", ", parts.Select(part => part.Name))}.").At(result.PlaceOf(open.File, open.Event.Span))
            : filters.Any(pair => pair.Filter!.Paths!.Value.Length > parts.Length) ? CriterionEvidence.Open("A filter names other paths, too.")
            : new CriterionEvidence(true, $"It runs where a change touches {string.Join(", ", parts.Select(part => part.Name))}.").At(filters.Select(pair => result.PlaceOf(pair.File, pair.Event.Span)));
    }
}
