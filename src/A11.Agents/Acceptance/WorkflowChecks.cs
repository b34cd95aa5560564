using System.Collections.Immutable;
using A11.Agents.Acceptance.Commands;
using A11.Core.Workflows.Model;

namespace A11.Agents.Acceptance;

/// <summary>Checks on workflows as such: when they run, in what order, with what rights.</summary>
internal static class WorkflowChecks
{
    private static readonly Purpose[] QuickChecks = [Purpose.Lint, Purpose.Format, Purpose.Types];

    public static ImmutableArray<CriterionCheck> All { get; } =
    [
        new((words, result) => !result.Workflows.IsEmpty && Events(words).Length > 0, (words, result) => JudgeEvents(Events(words), result)),
        new((words, result) => !result.Workflows.IsEmpty && words.Contains("cache", "caching"), (_, result) => JudgeCache(result)),
        new((words, result) => !result.Workflows.IsEmpty && IsAboutOrder(words), (_, result) => JudgeOrder(result)),
        new((words, result) => !result.Workflows.IsEmpty && words.Contains("permission", "least privilege", "least-privilege"), (_, result) => JudgeEach(result, file => file.Root["permissions"] is not null, "permissions are limited for the whole file", "the token's permissions are not limited")),
        new((words, result) => !result.Workflows.IsEmpty && words.Contains("timeout", "time limit", "time out"), (_, result) => JudgeEach(result, file => file.Jobs.All(job => job.Uses is not null || job.Mapping["timeout-minutes"] is not null), "every job has timeout-minutes", "a job has no timeout-minutes")),
        new((words, result) => !result.Workflows.IsEmpty && words.Contains("concurren", "cancel"), (_, result) => JudgeEach(result, file => file.Root["concurrency"] is not null, "concurrency ends older runs", "concurrency is not set")),
        new((words, result) => !result.Workflows.IsEmpty && words.Contains("pinned", "pin "), (_, result) => JudgeEach(result, file => file.Steps.All(step => step.Reference is null or { IsLocal: true } or { IsCommit: true }), "every action is named by a commit", "an action is not named by a commit")),
        new((words, result) => !result.Workflows.IsEmpty && words.Versions.Any(), (words, result) => JudgeVersions([.. words.Versions], result)),
    ];

    private static string[] Events(Wording words)
    {
        var events = new List<string>();
        if (words.Has("push", "pushes") && !words.Contains("push image", "push the", "push to"))
        {
            events.Add("push");
        }

        if (words.Has("pr", "prs") || words.Contains("pull request", "pull_request"))
        {
            events.Add("pull_request");
        }

        if (words.Has("nightly", "daily", "weekly", "schedule", "scheduled"))
        {
            events.Add("schedule");
        }

        if (words.Has("manually", "manual") || words.Contains("workflow_dispatch"))
        {
            events.Add("workflow_dispatch");
        }

        return [.. events];
    }

    private static CriterionEvidence JudgeEvents(string[] events, TaskResult result)
    {
        var missing = events.Where(name => !result.Workflows.All(file => file.HasEvent(name))).ToArray();
        return missing.Length == 0 ? new(true, $"It runs on {string.Join(" and ", events)}.") : new(false, $"It does not run on {string.Join(" or ", missing)}.");
    }

    private static CriterionEvidence JudgeCache(TaskResult result)
    {
        var step = result.Workflows.SelectMany(file => file.Steps).FirstOrDefault(Caches);
        return step is null ? new(false, "No step caches anything.") : new(true, $"{step.Reference!.Repository} caches the dependencies.");
    }

    /// <summary>Actions that cache, by themselves or by an input (their README files); setup-go caches unless told not to.</summary>
    private static bool Caches(WorkflowStep step) => step.Reference?.Repository switch
    {
        "actions/cache" or "actions/cache/restore" => true,
        "actions/setup-go" => step.With?["cache"]?.Text != "false",
        _ => step.With?["cache"]?.Text is { Length: > 0 } and not "false" || step.With?["enable-cache"]?.Text is "true" or "auto",
    };

    private static bool IsAboutOrder(Wording words) => words.Contains("before the test", "before test", "lint first", "fail fast", "fail-fast", "checks first");

    private static CriterionEvidence JudgeOrder(TaskResult result)
    {
        var checks = result.Calls.Where(call => call.Site.Job is not null && IsQuickCheck(call)).Select(call => call.Site.Job!.Id).Distinct().ToArray();
        var tests = result.Calls.Where(call => call.Site.Job is not null && CommandSearch.Serves(call, Purpose.Test)).Select(call => call.Site.Job!).ToArray();
        return checks.Length > 0 && tests.All(test => checks.Contains(test.Id) || test.Needs.Any(need => checks.Contains(need.Value)))
            ? new(true, $"The tests wait for {string.Join(", ", checks)}.")
            : new(false, checks.Length == 0 ? "There is no quick check that could come first." : "A job runs tests without waiting for the quick checks.");
    }

    private static bool IsQuickCheck(CommandCall call) => QuickChecks.Any(purpose => CommandSearch.Serves(call, purpose));

    private static CriterionEvidence JudgeEach(TaskResult result, Func<WorkflowFile, bool> isKept, string kept, string broken) =>
        result.Workflows.All(isKept) ? new(true, Sentence(kept)) : new(false, Sentence(broken));

    private static string Sentence(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}.";

    private static CriterionEvidence JudgeVersions(string[] versions, TaskResult result)
    {
        var texts = result.Workflows.Select(file => file.Tree.Source.Content).ToArray();
        var missing = versions.Where(version => !texts.Any(text => text.Contains($"\"{version}\"", StringComparison.Ordinal) || text.Contains($"'{version}'", StringComparison.Ordinal))).ToArray();
        return missing.Length == 0 ? new(true, $"It runs with {string.Join(", ", versions)}.") : new(false, $"It does not run with {string.Join(", ", missing)}.");
    }
}
