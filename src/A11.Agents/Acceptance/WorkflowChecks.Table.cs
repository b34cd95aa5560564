using A11.Agents.Acceptance.Criteria;

namespace A11.Agents.Acceptance;

internal static partial class WorkflowChecks
{
    /// <summary>What is decided by workflows.</summary>
    public static CheckTable Table { get; } = new(
        [GeneratedFileKind.Workflow],
        new(
            RequirementKind.Event,
            (parts, context) => JudgeEvents(parts, context.Result),
            new CriterionEntry(
                "workflow-push",
                "Run on pushes",
                "Every workflow of the task has the event push, and its filters let the named branches through. “Every push” is not met where a filter leaves some out.",
                "Runs on push", "Run on push to main", "Runs on pushes to main and develop", "Run on every commit")
            { Names = ["push"] },
            new CriterionEntry(
                "workflow-pull-request",
                "Run on pull requests",
                "Every workflow of the task has the event pull_request, for opened and updated pull requests, and its filters let the named branches through.",
                "Runs on pull requests", "Runs on every pull request", "Runs on PRs to main")
            { Names = ["pull_request"] },
            new CriterionEntry(
                "workflow-tags",
                "Run when a tag is pushed",
                "Every workflow of the task has the event push with a filter of tags. Named patterns are among them. Where no filter names tags, it runs on pushes of every kind, and the criterion is unchecked.",
                "Runs when a version tag is pushed", "Runs on tags `v*`", "Run on release tags")
            { Names = ["tags"] },
            new CriterionEntry(
                "workflow-schedule",
                "Run on a schedule",
                "Every workflow of the task has a schedule, and one of its cron expressions is of the named interval: hourly, daily, weekly or monthly.",
                "Runs on a schedule", "Runs nightly", "Runs every week", "Runs once a day")
            { Names = ["schedule"] },
            new CriterionEntry(
                "workflow-manual-run",
                "Run when somebody starts it",
                "Every workflow of the task has the event workflow_dispatch.",
                "Can be started manually", "Manual trigger", "Can be run on demand")
            { Names = ["workflow_dispatch"] },
            new CriterionEntry(
                "workflow-event",
                "Run on a release, from a merge queue or when called",
                "Every workflow of the task has the event: release, merge_group or workflow_call.",
                "Runs when a release is published", "Supports the merge queue", "Is a reusable workflow")
            { Names = ["release", "merge_group", "workflow_call"] }),
        new(
            RequirementKind.Cache,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeCache(part.Name, context.Result, context.IsMeant))),
            new CriterionEntry(
                "dependency-cache",
                "Cache dependencies",
                "A step that may run caches dependencies: a setup action with its input for it, actions/cache, or a build with cache-from. A named package manager must be the one whose packages are cached.",
                "Cache dependencies", "Dependencies are cached between runs", "Cache npm packages", "Uses pip cache", "Cache Docker layers")),
        new(
            RequirementKind.Permissions,
            (parts, context) => JudgePermissions(parts, context.Result),
            new CriterionEntry(
                "token-permissions",
                "Limit the token's permissions",
                "Every workflow, or each of its jobs, sets permissions, none of them write-all. “Read-only” is met where no scope is written.",
                "Least privilege permissions", "Token permissions are restricted", "Read-only permissions", "The token is read-only")),
        new(
            RequirementKind.Timeout,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeTimeout(part, context.Result))),
            new CriterionEntry(
                "job-timeout",
                "Limit how long jobs run",
                "Every job has timeout-minutes: the named number, or “at most” that number.",
                "Every job has a timeout", "Jobs have a timeout of 10 minutes", "Timeout of at most 15 minutes", "A 10-minute timeout", "Jobs time out after 20 minutes")),
        new(
            RequirementKind.Concurrency,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeConcurrency(part.Name.Length > 0 || part.Values.Contains("cancel"), context.Result))),
            new CriterionEntry(
                "workflow-concurrency",
                "Limit runs that go on at once",
                "Every workflow, or each of its jobs, sets concurrency. Where older runs are to be canceled, cancel-in-progress is true.",
                "Concurrency group", "Cancel superseded runs", "Older runs are cancelled")),
        new(
            RequirementKind.PinnedActions,
            (_, context) => JudgeActions(context.Result),
            new CriterionEntry(
                "pinned-actions",
                "Pin actions to commits",
                "Every action of another repository is named by a full commit hash. Actions of the repository itself need none.",
                "Actions are pinned to commit SHAs", "Pin all third-party actions to a full commit SHA", "Pinned actions")),
        new(
            RequirementKind.Runner,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeRunner(part.Name, context.Result))),
            new CriterionEntry(
                "job-runner",
                "Run on a system",
                "A job that may run has a runner of the named system, also by its matrix.",
                "Runs on Ubuntu and Windows", "Run on macOS", "On ubuntu-24.04")),
        new(
            RequirementKind.Matrix,
            (_, context) => JudgeMatrix(context.Result),
            new CriterionEntry("job-matrix", "Use a matrix", "A job has strategy.matrix.", "Uses a build matrix", "Test matrix")),
        new(
            RequirementKind.Job,
            (parts, context) => JudgeJobs(parts, context.Result),
            new CriterionEntry(
                "workflow-job",
                "Have a job",
                "A job has the name as its ID or name. Where none has, but one does such work, the criterion is unchecked.",
                "Has lint and test jobs", "A separate lint job", "Jobs: lint, test, build")),
        new(
            RequirementKind.Artifact,
            (_, context) => JudgeArtifact(context.Result),
            new CriterionEntry(
                "workflow-artifact",
                "Keep an artifact",
                "A step that runs without a condition uses actions/upload-artifact. What the artifact holds is not read.",
                "Upload build artifacts", "Stores the test artifact")),
        new(
            RequirementKind.Version,
            (parts, context) => JudgeVersions(parts, context.Result, context.IsMeant),
            new CriterionEntry(
                "language-version",
                "Run with versions of a language",
                "Setup actions in jobs that may run are given each of the named versions, also by the matrix. Where the criterion names a job, or work such as tests, the jobs that do it count.",
                "Python 3.12 and 3.13", "Test with Node 20 and 22", "Python 3.11 to 3.13", "Uses Go 1.23")
            {
                IsMeant = static part => part.Name.Length == 0 || Vocabulary.IsLanguage(part.Name),
            }),
        new(
            RequirementKind.Language,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeLanguage(part.Name, context.Result))),
            new CriterionEntry("language-setup", "Set up a language", "A step that may run uses the language's setup action. Where none does, the criterion is unchecked, as runners bring languages.", "Set up Python", "Uses Node.js")),
        new(
            RequirementKind.Environment,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeEnvironment(part, context.Result))),
            new CriterionEntry(
                "deployment-environment",
                "Deploy to an environment",
                "A job that may run names the environment. Whether the environment requires an approval is set at GitHub, so a criterion that asks for one is unchecked, and not met where no job names the environment.",
                "Deploys to the production environment", "Uses the environment `staging`", "Deployment requires environment approval")),
        new(
            RequirementKind.Paths,
            (parts, context) => JudgePaths(parts, context.Result),
            new CriterionEntry(
                "workflow-paths",
                "Run where paths change",
                "The events push and pull_request of every workflow have a filter with exactly the named paths, written as they are in the file.",
                "Runs only when `src/**` changes", "Only runs on changes in `docs/**`")),
        new(
            RequirementKind.Service,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeService(part.Name, context.Result))),
            new CriterionEntry("job-service", "Run a service beside a job", "A job has a service with an image of the name.", "Uses a PostgreSQL service", "Redis service")));
}
