using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using A11.Agents.Acceptance;
using A11.Agents.Agents;
using A11.Agents.Gates;
using A11.Agents.Reviews;
using A11.Agents.Sandboxes;
using A11.Core.Diagnostics;

namespace A11.Agents.Records;

/// <summary>How a run ended, for machines: what <c>a11 run --json</c> prints and what a run's record keeps (docs/agents.md).</summary>
/// <param name="Version">The version of this format: 1.</param>
/// <param name="Status"><c>done</c> or <c>failed</c>.</param>
/// <param name="Tasks">The tasks, in the order in which they were given.</param>
public sealed record RunDocument(int Version, string Status, ImmutableArray<TaskDocument> Tasks)
{
    /// <summary>The document of a run that ended so.</summary>
    public static RunDocument Create(IReadOnlyCollection<TaskOutcome> outcomes) =>
        new(1, outcomes.All(outcome => outcome.IsGood) ? "done" : "failed", [.. outcomes.Select(TaskDocument.Create)])
        {
            Sandbox = outcomes.Select(outcome => outcome.Confinement).OfType<Confinement>().ToArray() is { Length: > 0 } all ? SandboxDocument.Create(Confinement.Weakest(all)) : null,
        };

    /// <summary>What kept agents to their workspaces, by the task that was guarded least; null where no agent started.</summary>
    public SandboxDocument? Sandbox { get; init; }

    /// <summary>Why nothing was started; null where something was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The document of a run that did not begin.</summary>
    public static RunDocument Refused(string reason) => new(1, "failed", []) { Reason = reason };

    /// <summary>As indented JSON, without a line end behind it.</summary>
    public string ToText() => JsonSerializer.Serialize(this, RunDocumentContext.Readable.RunDocument);
}

/// <summary>How a task ended.</summary>
public sealed record TaskDocument
{
    /// <summary>The task.</summary>
    public required string TaskId { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>How it ended, in words with hyphens.</summary>
    public required string Status { get; init; }

    /// <summary>Why, as a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Who carried it out; null where nobody started.</summary>
    public string? Agent { get; init; }

    /// <summary>What kept agent and reviewers to their workspaces; null where nobody started.</summary>
    public SandboxDocument? Sandbox { get; init; }

    /// <summary>How long it took.</summary>
    public double Seconds { get; init; }

    /// <summary>What agent and reviewers used.</summary>
    public required UsageDocument Usage { get; init; }

    /// <summary>The rounds of work.</summary>
    public ImmutableArray<RoundDocument> Rounds { get; init; } = [];

    /// <summary>The files that were written, or that are as the lock says.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>What explains the status, or what people should look at.</summary>
    public ImmutableArray<FindingDocument> Findings { get; init; } = [];

    /// <summary>What became of the acceptance criteria.</summary>
    public ImmutableArray<CriterionDocument> Criteria { get; init; } = [];

    /// <summary>The reviewers' verdicts.</summary>
    public ImmutableArray<ReviewDocument> Reviews { get; init; } = [];

    /// <summary>As indented JSON, without a line end behind it.</summary>
    public string ToText() => JsonSerializer.Serialize(this, RunDocumentContext.Readable.TaskDocument);

    internal static TaskDocument Create(TaskOutcome outcome) => new()
    {
        TaskId = outcome.Task.Id,
        Title = outcome.Task.Title,
        Status = NameOf(outcome.Status),
        Reason = outcome.Reason,
        Agent = outcome.Agent,
        Sandbox = SandboxDocument.Create(outcome.Confinement),
        Seconds = Math.Round(outcome.Duration.TotalSeconds, 3),
        Usage = UsageDocument.Create(outcome.Usage),
        Rounds = [.. outcome.Rounds.Select(RoundDocument.Create)],
        Files = outcome.Files,
        Findings = [.. outcome.Diagnostics.Select(FindingDocument.Create)],
        Criteria = [.. (outcome.Gate?.Criteria ?? []).Select(CriterionDocument.Create)],
        Reviews = [.. (outcome.Gate?.Reviews ?? []).Select(ReviewDocument.Create)],
    };

    private static string NameOf(OutcomeStatus status) => status switch
    {
        OutcomeStatus.Done => "done",
        OutcomeStatus.UpToDate => "up-to-date",
        OutcomeStatus.Skipped => "skipped",
        OutcomeStatus.Blocked => "blocked",
        OutcomeStatus.Rejected => "rejected",
        OutcomeStatus.AgentFailed => "agent-failed",
        OutcomeStatus.BoundaryViolated => "boundary-violated",
        _ => "conflict",
    };
}

/// <summary>A round of work.</summary>
/// <param name="Round">From 1.</param>
/// <param name="Seconds">How long the agent worked.</param>
/// <param name="Usage">What agent and reviewers used.</param>
/// <param name="FailedAt">The gate's stage that it did not pass; null where it passed all.</param>
/// <param name="Failure">Why the agent's work could not be taken; null where it could.</param>
/// <param name="Findings">How many findings, violations and unmet criteria stood against it.</param>
public sealed record RoundDocument(int Round, double Seconds, UsageDocument Usage, string? FailedAt, string? Failure, int Findings)
{
    internal static RoundDocument Create(TaskRound round) => new(
        round.Number,
        Math.Round(round.Duration.TotalSeconds, 3),
        UsageDocument.Create(round.Usage),
        round.Report.FailedAt is { } stage ? JsonNamingPolicy.KebabCaseLower.ConvertName(stage.ToString()) : null,
        round.Report.Failure is { } failure ? JsonNamingPolicy.KebabCaseLower.ConvertName(failure.ToString()) : null,
        Count(round.Report));

    private static int Count(GateReport report) =>
        report.Violations.Length + report.Findings.Length + report.Criteria.Count(criterion => criterion.Verdict == CriterionVerdict.NotMet) + report.Reviews.Where(review => !review.Passed).Sum(review => review.Findings.Length);
}

/// <summary>What kept agents to their workspaces.</summary>
/// <param name="Name"><c>bubblewrap</c>, <c>landlock</c>, <c>seatbelt</c> or <c>none</c>.</param>
/// <param name="Confined">Whether anything did.</param>
/// <param name="Reason">What that means, or why nothing did.</param>
public sealed record SandboxDocument(string Name, bool Confined, string Reason)
{
    internal static SandboxDocument? Create(Confinement? confinement) => confinement is null ? null : new(confinement.Name, confinement.IsConfined, confinement.Reason);
}

/// <summary>What was used, as far as agents say.</summary>
/// <param name="InputTokens">Tokens read.</param>
/// <param name="OutputTokens">Tokens written.</param>
/// <param name="Cost">In US dollars.</param>
public sealed record UsageDocument(long? InputTokens, long? OutputTokens, decimal? Cost)
{
    internal static UsageDocument Create(AgentUsage usage) => new(usage.InputTokens, usage.OutputTokens, usage.Cost);
}

/// <summary>A finding at its place.</summary>
/// <param name="Rule">The rule's ID.</param>
/// <param name="Severity">Its severity.</param>
/// <param name="Path">The file, from the root.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What is wrong, why it matters and what to do.</param>
public sealed record FindingDocument(string Rule, string Severity, string Path, int Line, int Column, string Message)
{
    /// <summary>The document of a finding.</summary>
    public static FindingDocument Create(Diagnostic finding) => new(finding.Rule.Id, finding.Severity.ToName(), finding.Path, finding.Start.Line, finding.Start.Column, finding.Message);
}

/// <summary>An acceptance criterion and what became of it.</summary>
/// <param name="Criterion">As the task writes it.</param>
/// <param name="Verdict"><c>met</c>, <c>not-met</c> or <c>unchecked</c>.</param>
/// <param name="Evidence">What was looked at.</param>
/// <param name="Places">Where the files show it.</param>
public sealed record CriterionDocument(string Criterion, string Verdict, string Evidence, ImmutableArray<PlaceDocument> Places)
{
    /// <summary>The document of a result.</summary>
    public static CriterionDocument Create(CriterionResult result) =>
        new(result.Criterion, result.VerdictName, result.Evidence, [.. result.Places.Select(static place => new PlaceDocument(place.Path, place.Line))]);
}

/// <summary>A line that shows what became of a criterion.</summary>
/// <param name="Path">The file, from the root.</param>
/// <param name="Line">From 1.</param>
public sealed record PlaceDocument(string Path, int Line);

/// <summary>A reviewer's verdict.</summary>
/// <param name="Reviewer">Who: A07 or A08.</param>
/// <param name="By">The agent, or <c>builtin</c>.</param>
/// <param name="Passed">Whether the files may go in.</param>
/// <param name="Findings">How many findings there were.</param>
/// <param name="Reason">Why.</param>
public sealed record ReviewDocument(string Reviewer, string By, bool Passed, int Findings, string Reason)
{
    internal static ReviewDocument Create(Review review) => new(review.Reviewer, review.By, review.Passed, review.Findings.Length, review.Reason);
}

[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(TaskDocument))]
[JsonSerializable(typeof(RoundVerdictDocument))]
[JsonSerializable(typeof(ImmutableArray<CriterionDocument>))]
internal sealed partial class RunDocumentContext : JsonSerializerContext
{
    /// <summary>These are files and no parts of a web page: quotation marks and letters of any language stay readable.</summary>
    public static RunDocumentContext Readable { get; } = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
