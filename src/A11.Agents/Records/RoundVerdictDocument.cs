using System.Collections.Immutable;
using System.Text.Json;
using A11.Agents.Secrets;

namespace A11.Agents.Records;

/// <summary>What the gate and the reviewers said of one round, with all that they found: what a run's record keeps of it beside prompt, transcript and diff.</summary>
public sealed record RoundVerdictDocument
{
    /// <summary>The round in numbers.</summary>
    public required RoundDocument Round { get; init; }

    /// <summary>Why the agent's work could not be taken, as a sentence; empty where it could.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The last thing that the agent said; empty where it said nothing.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Writes outside of the boundary or the task's lane, none of which was let in.</summary>
    public ImmutableArray<FindingDocument> Violations { get; init; } = [];

    /// <summary>What the rules found in the files, or said of them to people.</summary>
    public ImmutableArray<FindingDocument> Findings { get; init; } = [];

    /// <summary>What became of the acceptance criteria.</summary>
    public ImmutableArray<CriterionDocument> Criteria { get; init; } = [];

    /// <summary>The reviewers' verdicts.</summary>
    public ImmutableArray<ReviewDocument> Reviews { get; init; } = [];

    /// <summary>What the reviewers found.</summary>
    public ImmutableArray<FindingDocument> ReviewFindings { get; init; } = [];

    /// <summary>As indented JSON, without a line end behind it.</summary>
    public string ToText() => JsonSerializer.Serialize(this, RunDocumentContext.Readable.RoundVerdictDocument);

    /// <summary>The document of a round.</summary>
    /// <param name="round">The round, whose report has no secrets any more.</param>
    /// <param name="redactor">Takes them out of what the agent said, before that becomes one line of JSON.</param>
    internal static RoundVerdictDocument Create(TaskRound round, Redactor redactor) => new()
    {
        Round = RoundDocument.Create(round),
        Reason = round.Report.FailureReason,
        Answer = redactor.Redact(round.Result.FinalText),
        Violations = [.. round.Report.Violations.Select(FindingDocument.Create)],
        Findings = [.. round.Report.Findings.Concat(round.Report.FindingsForPeople).Select(FindingDocument.Create)],
        Criteria = [.. round.Report.Criteria.Select(CriterionDocument.Create)],
        Reviews = [.. round.Report.Reviews.Select(ReviewDocument.Create)],
        ReviewFindings = [.. round.Report.Reviews.SelectMany(review => review.Findings).Select(FindingDocument.Create)],
    };
}
