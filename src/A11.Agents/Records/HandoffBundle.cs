using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using A11.Agents.Agents;
using A11.Agents.Changes;
using A11.Agents.Gates;
using A11.Agents.Repositories;
using A11.Agents.Secrets;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Reports;

namespace A11.Agents.Records;

/// <summary>What reviewers elsewhere need: the exact changes of a task, what the rules and the criteria say of them, and what they were made from.</summary>
/// <param name="folder">Absolute path of the folder; each task gets one below.</param>
/// <param name="redactor">Takes secrets out of the prompt; the changes stay as they are.</param>
internal sealed class HandoffBundle(string folder, Redactor redactor)
{
    /// <summary>Writes a task's bundle, in place of an older one.</summary>
    /// <exception cref="IOException">The folder can't be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not permitted.</exception>
    public void Write(AgentJob job, AgentResult result, GateReport report)
    {
        var target = Path.Combine(folder, RunRecord.NameOf(job.Task.Id));
        Write(job.Root, target, "README.md", Explanation(job, result.Changes, report));
        Write(job.Root, target, "task.json", job.Task.Json + "\n");
        Write(job.Root, target, "changes.diff", ChangeDiff.Create(job.Files, result.Changes));
        Write(job.Root, target, "findings.sarif", Sarif(job, result.Changes, report));
        Write(job.Root, target, "criteria.json", JsonSerializer.Serialize([.. report.Criteria.Select(CriterionDocument.Create)], RunDocumentContext.Readable.ImmutableArrayCriterionDocument) + "\n");
        Write(job.Root, target, "prompt.md", redactor.Redact(result.Prompt));
    }

    private static string Sarif(AgentJob job, ImmutableArray<Change> changes, GateReport report)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        ImmutableArray<Diagnostic> findings = [.. report.Violations.Concat(report.Findings).Concat(report.FindingsForPeople).Concat(report.Reviews.SelectMany(review => review.Findings)).Distinct().Order(DiagnosticOrder.Instance)];
        new SarifReport().Write(new CheckReport(new AnalysisResult(findings, [], [.. changes.Select(change => change.Path)])) { Root = job.Root, FailOn = job.Settings.Root.Gate }, output);
        return output.ToString();
    }

    private static string Explanation(AgentJob job, ImmutableArray<Change> changes, GateReport report)
    {
        var text = new StringBuilder();
        _ = text.Append(CultureInfo.InvariantCulture, $"# {job.Task.Id}: {job.Task.Title}\n\n");
        _ = text.Append("An agent carried out this task. Its changes stayed inside the boundary, keep the rules and miss no criterion that can be checked; this folder is for whoever reviews them.\n\n");
        _ = text.Append("| file | holds |\n| --- | --- |\n| `task.json` | the task as it was given |\n| `changes.diff` | the exact changes, for `git apply` |\n| `findings.sarif` | what the rules and reviewers found in them |\n| `criteria.json` | what became of each acceptance criterion: met, not met, or for a person to look at |\n| `prompt.md` | what the agent was told; absent for the built-in agent |\n\n## Changes\n\n");
        foreach (var change in changes.OrderBy(change => change.Path, StringComparer.Ordinal))
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"- {change.Kind}: `{change.Path}`, {(change.Kind == ChangeKind.Deleted ? "gone" : $"SHA-256 {ContentHash.Compute(change.Content.Span)}")}\n");
        }

        _ = text.Append("\n## Reviews so far\n\n");
        foreach (var review in report.Reviews)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"- {review.Reviewer} ({review.By}) {(review.Passed ? "passed" : "refused")} them: {review.Reason}\n");
        }

        return text.ToString();
    }

    private static void Write(string root, string target, string name, string text)
    {
        if (text.Length > 0)
        {
            OutputFile.Write(root, Path.Combine(target, name), Encoding.UTF8.GetBytes(text));
        }
    }
}
