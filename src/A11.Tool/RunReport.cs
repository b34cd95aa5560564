using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using A11.Agents.Records;
using A11.Agents.Sandboxes;
using A11.Core.Profiles;
using A11.Core.Reports;
using A11.Core.Text;

namespace A11.Tool;

/// <summary>Tells how tasks ended: for people, with the completion signal as the last line, or as one JSON document.</summary>
internal static class RunReport
{
    /// <summary>What the run's exit code is: over all tasks, the first of 4, 3, 5, 1 that applies. A task that could not begin failed as an agent does.</summary>
    public static ExitCode ExitCodeOf(IReadOnlyCollection<TaskOutcome> outcomes)
    {
        var statuses = outcomes.Select(outcome => outcome.Status).ToHashSet();
        return statuses.Contains(OutcomeStatus.BoundaryViolated) ? ExitCode.BoundaryViolated
            : statuses.Contains(OutcomeStatus.AgentFailed) ? ExitCode.AgentFailed
            : statuses.Contains(OutcomeStatus.Conflict) ? ExitCode.Conflict
            : statuses.Contains(OutcomeStatus.Rejected) ? ExitCode.Findings
            : statuses.Contains(OutcomeStatus.Blocked) ? ExitCode.AgentFailed
            : ExitCode.Clean;
    }

    /// <summary>Writes the outcomes for people, then the completion signal on a line of its own.</summary>
    /// <param name="outcomes">How the tasks ended.</param>
    /// <param name="profile">Says what the signal is.</param>
    /// <param name="output">Where to. All but the signal is written there as data, so that nothing else on a line of its own can be one.</param>
    public static void WriteText(IReadOnlyCollection<TaskOutcome> outcomes, Profile profile, TextWriter output)
    {
        var log = new LogWriter(output);
        foreach (var outcome in outcomes)
        {
            WriteOutcome(outcome, log);
        }

        foreach (var confinement in outcomes.Select(outcome => outcome.Confinement).OfType<Confinement>().Distinct())
        {
            log.WriteLine($"sandbox: {confinement.Name}. {confinement.Reason}");
        }

        if (outcomes.Any(outcome => !outcome.Rounds.IsEmpty))
        {
            WriteTable(outcomes, log);
        }

        output.WriteLine(JsonText.Escape(Signal(outcomes, profile)));
    }

    /// <summary>The name of a status, for people.</summary>
    public static string NameOf(OutcomeStatus status) => status switch
    {
        OutcomeStatus.Done => "done",
        OutcomeStatus.UpToDate => "up to date",
        OutcomeStatus.Skipped => "skipped",
        OutcomeStatus.Blocked => "blocked",
        OutcomeStatus.Rejected => "rejected",
        OutcomeStatus.AgentFailed => "agent failed",
        OutcomeStatus.BoundaryViolated => "boundary violated",
        _ => "conflict",
    };

    /// <summary>The signal of a run that did not do what it was to: one line.</summary>
    public static string Failure(string? taskId, string reason)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("status", "failed");
            json.WriteString("task_id", taskId);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteOutcome(TaskOutcome outcome, TextWriter output)
    {
        output.WriteLine($"{PrintableText.Line(outcome.Task.Id)}  {NameOf(outcome.Status)}  {PrintableText.Line(outcome.Task.Title)}");
        foreach (var path in outcome.Files)
        {
            output.WriteLine($"    wrote: {PrintableText.Name(path)}");
        }

        if (!outcome.IsGood || outcome.Status == OutcomeStatus.Skipped)
        {
            output.WriteLine($"    reason: {PrintableText.Line(outcome.Reason)}");
        }

        foreach (var finding in outcome.Diagnostics)
        {
            output.WriteLine($"    {FindingLine.Format(finding)}");
        }

        foreach (var criterion in outcome.Gate?.Criteria ?? [])
        {
            output.WriteLine($"    {CriteriaReport.Describe(criterion)}");
        }

        foreach (var review in outcome.Gate?.Reviews ?? [])
        {
            output.WriteLine($"    {(review.Passed ? "passed by" : "refused by")} {review.Reviewer} ({PrintableText.Line(review.By)}): {PrintableText.Line(review.Reason)}");
        }
    }

    private static void WriteTable(IEnumerable<TaskOutcome> outcomes, TextWriter output)
    {
        string[][] rows = [["task", "status", "agent", "rounds", "time", "used", "files", "reviews"], .. outcomes.Select(Row)];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        output.WriteLine();
        foreach (var row in rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }

        output.WriteLine();
    }

    private static string[] Row(TaskOutcome outcome) =>
    [
        PrintableText.Line(outcome.Task.Id),
        NameOf(outcome.Status),
        outcome.Agent ?? "-",
        outcome.Rounds.Length.ToString(CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{outcome.Duration.TotalSeconds:0.0}s"),
        Describe(outcome.Usage.InputTokens, outcome.Usage.OutputTokens, outcome.Usage.Cost),
        outcome.Files.Length.ToString(CultureInfo.InvariantCulture),
        string.Join(", ", (outcome.Gate?.Reviews ?? []).Select(review => $"{review.Reviewer} {(review.Passed ? "passed" : "refused")}")) is { Length: > 0 } reviews ? reviews : "-",
    ];

    /// <summary>What was used, as far as agents say; a hyphen where they say nothing.</summary>
    public static string Describe(long? inputTokens, long? outputTokens, decimal? cost)
    {
        var tokens = inputTokens is null && outputTokens is null ? null : string.Create(CultureInfo.InvariantCulture, $"{(inputTokens ?? 0) + (outputTokens ?? 0)} tokens");
        var dollars = cost is { } amount ? string.Create(CultureInfo.InvariantCulture, $"${amount:0.00##}") : null;
        return string.Join(", ", new[] { tokens, dollars }.OfType<string>()) is { Length: > 0 } used ? used : "-";
    }

    private static string Signal(IReadOnlyCollection<TaskOutcome> outcomes, Profile profile)
    {
        var failed = outcomes.FirstOrDefault(outcome => !outcome.IsGood);
        return failed is null ? profile.CompletionSignal : Failure(failed.Task.Id, failed.Reason);
    }
}
