using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Acceptance.Commands;
using A11.Agents.Acceptance.Criteria;
using A11.Core.Workflows.Model;

namespace A11.Agents.Acceptance;

/// <summary>Checks on what workflows and makefiles run.</summary>
internal static partial class CommandChecks
{
    private static readonly Purpose[] QuickChecks = [Purpose.Lint, Purpose.Format, Purpose.Types];

    private static readonly string[] ThresholdOptions = ["--cov-fail-under", "--fail-under", "--cov.fail-under", "/p:Threshold", "-p:Threshold", "--fail-under-lines"];

    private static CriterionEvidence JudgeWork(string name, CommandSearch search) => name == "Quick"
        ? CriterionEvidence.Any(QuickChecks.Select(search.Find))
        : search.Find(Enum.Parse<Purpose>(name));

    /// <summary>Tests of a kind: those that their command, step or job calls so; whether others are of it nobody can tell.</summary>
    private static CriterionEvidence JudgeTests(string kind, TaskResult result, CommandSearch search)
    {
        var tests = search.Find(Purpose.Test);
        var named = result.Calls.Where(call => CommandSearch.Serves(call, Purpose.Test) && call.Site.Names.Append(call.Text).Any(text => CriterionWord.Join(text).Contains(CriterionWord.Join(kind), StringComparison.Ordinal))).ToArray();
        return tests.Verdict != CriterionVerdict.Met ? tests
            : named.Length == 0 ? CriterionEvidence.Open($"{tests.Evidence} Whether these are {kind} tests can't be told.")
            : Array.Find(named, call => call.Site.Tolerance is null) is { } sure ? new CriterionEvidence(true, $"{kind} tests are run.").At(sure.Site.Place)
            : CriterionEvidence.Open($"“{named[0].Text}” does, but {named[0].Site.Tolerance}.");
    }

    /// <summary>Whether a command pushes an image, or an action is told to; one that a condition or an expression decides about leaves it open.</summary>
    private static CriterionEvidence JudgePush(TaskResult result)
    {
        var steps = result.Workflows.SelectMany(file => file.Jobs).Where(job => !job.NeverRuns)
            .SelectMany(job => job.Steps.Where(step => MayPush(step)).Select(step => (Step: step, IsSure: step.FindInput("push") == "true" && !IsDoubtful(job, step)))).ToArray();
        var command = JudgeImage(result, "push", IsImagePush);
        return Array.Find(steps, pair => pair.IsSure).Step is { } sure ? new CriterionEvidence(true, $"{sure.Reference!.Repository} pushes the image.").At(result.PlaceOf(sure, sure.FindKey("uses")))
            : command.Verdict == CriterionVerdict.Met || steps.Length == 0 ? command
            : CriterionEvidence.Open($"Whether {steps[0].Step.Reference!.Repository} pushes the image, a condition says.");
    }

    private static bool IsDoubtful(WorkflowJob job, WorkflowStep step) => job.IsConditional || step.IsConditional || job.MayFail || step.MayFail;

    private static CriterionEvidence JudgeImage(TaskResult result, string verb, Func<CommandCall, bool> isIt)
    {
        var found = result.Calls.FirstOrDefault(call => call.Site.Obstacle is null && isIt(call));
        return found is null ? new(false, $"Nothing runs a {verb} of the image.") : found.Site.Tolerance is { } tolerance ? CriterionEvidence.Open($"“{found.Text}” does, but {tolerance}.") : new CriterionEvidence(true, $"“{found.Text}” {verb}{(verb.EndsWith('h') ? "es" : "s")} the image.").At(found.Site.Place);
    }

    private static bool IsImageBuild(CommandCall call) => call.Action is { } action
        ? action is "docker/build-push-action" or "docker/bake-action" or "redhat-actions/buildah-build"
        : call.Line is { Program: "docker" or "podman" or "nerdctl" or "buildah" or "docker-compose" } line && line.Question is null
            && (line.Operands is [(_, "build" or "bud"), ..] or [(_, "buildx" or "image" or "compose" or "builder"), (_, "build" or "bake"), ..] || (line.Operands.Any(operand => operand.Value == "compose" || line.Program == "docker-compose") && line.OwnWords.Contains("--build")));

    /// <summary>Whether a step may push an image (the actions’ README files): its input says so, or an expression does.</summary>
    private static bool MayPush(WorkflowStep step) => !step.NeverRuns && step.Reference?.Repository is "docker/build-push-action" or "docker/bake-action"
        && step.FindInput("push") is { } push && (push == "true" || push.Contains("${{", StringComparison.Ordinal));

    private static bool IsImagePush(CommandCall call) => call.Line is { Program: "docker" or "podman" or "nerdctl" or "buildah" } line && line.Question is null
        && (line.Operands is [(_, "push"), ..] or [(_, "image" or "compose" or "manifest"), (_, "push"), ..] || (line.Operands is [(_, "buildx"), ..] && line.OwnWords.Contains("--push")));

    /// <summary>The threshold that a command names. One in a tool's own settings is not known.</summary>
    private static CriterionEvidence JudgeThreshold(int asked, TaskResult result)
    {
        foreach (var call in result.Calls.Where(call => call is { Line.Question: null, Site: { Obstacle: null, Tolerance: null } } && !CommandTable.Instance.IsOther(call.Line)))
        {
            var line = call.Line!;
            for (var index = 0; index < line.Words.Length; index++)
            {
                var parts = line.Words[index].Split('=');
                if (ThresholdOptions.Contains(parts[0]) && double.TryParse(parts.Length > 1 ? parts[1] : index + 1 < line.Words.Length ? line.Words[index + 1] : "", NumberStyles.Number, CultureInfo.InvariantCulture, out var given))
                {
                    return new CriterionEvidence(given >= asked, string.Create(CultureInfo.InvariantCulture, $"“{line.Words[index]}” fails the tests below {given} % coverage.")).At(call.Site.Place);
                }
            }
        }

        return CriterionEvidence.Open(string.Create(CultureInfo.InvariantCulture, $"No command names a coverage of {asked} %."));
    }

    /// <summary>What comes first stands earlier in the same job, or in a job that the other waits for.</summary>
    private static CriterionEvidence JudgeOrder(Requirement part, TaskResult result)
    {
        var calls = result.Calls.Where(call => call.Site.Job is not null).ToArray();
        var first = calls.Where(call => IsWork(call, part.Name)).ToArray();
        var second = calls.Where(call => part.Values[0] == "*" ? IsOtherWork(call, part.Name) : IsWork(call, part.Values[0])).ToArray();
        if (calls.Length == 0)
        {
            return CriterionEvidence.Open("Only a workflow's order is checked.");
        }

        if (first.Length == 0)
        {
            return new(false, part.Name == "Quick" ? "There is no quick check that could come first." : $"Nothing runs {Describe(part.Name)} that could come first.");
        }

        var jobs = first.Select(call => call.Site.Job!.Id).Distinct(StringComparer.Ordinal).ToArray();
        var what = part.Values[0] == "*" ? "the others" : Describe(part.Values[0]);
        var verb = part.Values[0] is "*" or "Quick" or nameof(Purpose.Test) ? "wait" : "waits";
        return second.Length == 0 ? CriterionEvidence.Open($"Nothing is known to run {what} afterwards.")
            : second.All(call => IsAfter(call, first, calls, result))
            ? new CriterionEvidence(true, $"{char.ToUpperInvariant(what[0])}{what[1..]} {verb} for {string.Join(", ", jobs)}.").At(first.Select(call => call.Site.Place))
            : new(false, part is { Name: "Quick" } ? "A job runs tests without waiting for the quick checks." : $"A job runs {what} without waiting for {Describe(part.Name)}.");
    }

    private static bool IsAfter(CommandCall call, CommandCall[] first, CommandCall[] calls, TaskResult result)
    {
        var at = Array.IndexOf(calls, call);
        return first.Any(other => (other.Site.Job!.Id == call.Site.Job!.Id && Array.IndexOf(calls, other) <= at) || result.Waits(call.Site.Job!, other.Site.Job.Id));
    }

    private static bool IsWork(CommandCall call, string name) =>
        name == "Quick" ? QuickChecks.Any(purpose => CommandSearch.Serves(call, purpose)) : CommandSearch.Serves(call, Enum.Parse<Purpose>(name));

    private static bool IsOtherWork(CommandCall call, string name) =>
        Enum.GetValues<Purpose>().Any(purpose => purpose is not (Purpose.Other or Purpose.Coverage or Purpose.Build) && purpose.ToString() != name && CommandSearch.Serves(call, purpose)) && !IsWork(call, name);

    private static string Describe(string work) => work switch
    {
        "Quick" => "the quick checks",
        nameof(Purpose.Test) => "the tests",
        nameof(Purpose.Lint) => "the linter",
        nameof(Purpose.Format) => "the format check",
        nameof(Purpose.Types) => "the type check",
        nameof(Purpose.Build) => "the build",
        nameof(Purpose.Deploy) => "the deployment",
        nameof(Purpose.Coverage) => "the coverage measurement",
        _ => "the scan",
    };
}
