using System.Text.Encodings.Web;
using System.Text.Json;
using A11.Agents.Acceptance;
using A11.Agents.Runs;
using A11.Core.Diagnostics;
using A11.Core.Profiles;
using TaskStatus = A11.Agents.Runs.TaskStatus;

namespace A11.Tool;

/// <summary>Tells how tasks ended: for people, with the completion signal as the last line, or as one JSON document.</summary>
internal static class RunReport
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the run's exit code is: over all tasks, the first of 4, 3, 5, 1 that applies.</summary>
    public static ExitCode ExitCodeOf(IReadOnlyCollection<TaskOutcome> outcomes)
    {
        var statuses = outcomes.Select(outcome => outcome.Status).ToHashSet();
        return statuses.Contains(TaskStatus.BoundaryViolated) ? ExitCode.BoundaryViolated
            : statuses.Contains(TaskStatus.AgentFailed) ? ExitCode.AgentFailed
            : statuses.Contains(TaskStatus.Conflict) ? ExitCode.Conflict
            : statuses.Contains(TaskStatus.Rejected) ? ExitCode.Findings
            : ExitCode.Clean;
    }

    /// <summary>Writes the outcomes for people, then the completion signal on a line of its own.</summary>
    public static void WriteText(IReadOnlyCollection<TaskOutcome> outcomes, Profile profile, TextWriter output)
    {
        foreach (var outcome in outcomes)
        {
            output.WriteLine($"{outcome.Task.Id}  {NameOf(outcome.Status)}  {outcome.Task.Title}");
            foreach (var path in outcome.Files)
            {
                output.WriteLine($"    {path}");
            }

            if (!outcome.IsGood)
            {
                output.WriteLine($"    {outcome.Reason}");
            }

            foreach (var finding in outcome.Diagnostics)
            {
                output.WriteLine($"    {finding.Path}:{finding.Start.Line}:{finding.Start.Column}: {finding.Severity.ToName()} {finding.Rule.Id}: {finding.Message}");
            }

            foreach (var criterion in outcome.Gate?.Criteria ?? [])
            {
                output.WriteLine($"    {Mark(criterion.Verdict)} {criterion.Criterion}: {criterion.Evidence}");
            }

            foreach (var review in outcome.Gate?.Reviews ?? [])
            {
                output.WriteLine($"    {(review.Passed ? "passed by" : "refused by")} {review.Reviewer} ({review.By}): {review.Reason}");
            }
        }

        output.WriteLine(Signal(outcomes, profile));
    }

    /// <summary>Writes the whole result as one JSON document.</summary>
    public static void WriteJson(IReadOnlyCollection<TaskOutcome> outcomes, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("status", outcomes.All(outcome => outcome.IsGood) ? "done" : "failed");
            json.WriteStartArray("tasks");
            foreach (var outcome in outcomes)
            {
                WriteOutcome(json, outcome);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void WriteOutcome(Utf8JsonWriter json, TaskOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("task_id", outcome.Task.Id);
        json.WriteString("title", outcome.Task.Title);
        json.WriteString("status", NameOf(outcome.Status));
        json.WriteString("reason", outcome.Reason);
        json.WriteString("agent", outcome.Agent);
        json.WriteStartArray("files");
        foreach (var path in outcome.Files)
        {
            json.WriteStringValue(path);
        }

        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in outcome.Diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("rule", finding.Rule.Id);
            json.WriteString("severity", finding.Severity.ToName());
            json.WriteString("path", finding.Path);
            json.WriteNumber("line", finding.Start.Line);
            json.WriteNumber("column", finding.Start.Column);
            json.WriteString("message", finding.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("criteria");
        foreach (var criterion in outcome.Gate?.Criteria ?? [])
        {
            json.WriteStartObject();
            json.WriteString("criterion", criterion.Criterion);
            json.WriteString("verdict", criterion.Verdict switch { CriterionVerdict.Met => "met", CriterionVerdict.NotMet => "not-met", _ => "unchecked" });
            json.WriteString("evidence", criterion.Evidence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("reviews");
        foreach (var review in outcome.Gate?.Reviews ?? [])
        {
            json.WriteStartObject();
            json.WriteString("reviewer", review.Reviewer);
            json.WriteString("by", review.By);
            json.WriteBoolean("passed", review.Passed);
            json.WriteNumber("findings", review.Findings.Length);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Signal(IReadOnlyCollection<TaskOutcome> outcomes, Profile profile)
    {
        var failed = outcomes.FirstOrDefault(outcome => !outcome.IsGood);
        return failed is null ? profile.CompletionSignal : Failure(failed.Task.Id, failed.Reason);
    }

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

    private static string Mark(CriterionVerdict verdict) => verdict switch
    {
        CriterionVerdict.Met => "met:",
        CriterionVerdict.NotMet => "not met:",
        _ => "unchecked:",
    };

    private static string NameOf(TaskStatus status) => status switch
    {
        TaskStatus.Done => "done",
        TaskStatus.UpToDate => "up to date",
        TaskStatus.Blocked => "blocked",
        TaskStatus.Rejected => "rejected",
        TaskStatus.AgentFailed => "agent failed",
        TaskStatus.BoundaryViolated => "boundary violated",
        _ => "conflict",
    };
}
