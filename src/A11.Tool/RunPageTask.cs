using System.Collections.Immutable;
using A11.Agents.Records;
using A11.Core.Reports;
using A11.Core.Reports.Html;

namespace A11.Tool;

/// <summary>A task of a run as a part of the page.</summary>
internal sealed class RunPageTask(TextWriter output, string id)
{
    /// <summary>The element of the headings: those of a round are one level deeper.</summary>
    private string _heading = "h3";

    /// <summary>Writes the task with its rounds.</summary>
    public void Write(RecordedTask task)
    {
        var verdict = task.Verdict;
        output.Write($"<section class=\"task\" id=\"{id}\" aria-labelledby=\"{id}-title\">\n<h2 id=\"{id}-title\">{HtmlText.Line(verdict.TaskId)}: {HtmlText.Line(verdict.Title)}</h2>\n");
        output.Write($"<p><strong class=\"{RunPage.ClassOf(verdict)}\">{HtmlText.Line(RunPage.Words(verdict.Status))}</strong>: {HtmlText.Line(verdict.Reason)}</p>\n");
        output.Write($"<p class=\"faint\">{HtmlText.Line(verdict.Agent ?? "no agent")} · {ReportSummary.Number(task.Rounds.Length, "round")} · {RunPage.Seconds(verdict.Seconds)} · {RunPage.Used(verdict.Usage)}");
        output.Write(verdict.Sandbox is { } sandbox ? $" · sandbox {HtmlText.Line(sandbox.Name)}</p>\n" : "</p>\n");
        WriteText("Task", task.Json, isOpen: false);
        WriteCriteria(RunPage.Of(verdict.Criteria));
        WriteReviews(RunPage.Of(verdict.Reviews));
        WriteFindings("Findings", RunPage.Of(verdict.Findings));
        _heading = "h4";
        foreach (var round in task.Rounds)
        {
            WriteRound(round, RunPage.Of(verdict.Rounds).FirstOrDefault(item => item.Round == round.Number));
        }

        output.Write("</section>\n");
    }

    private void WriteRound(RecordedRound round, RoundDocument? numbers)
    {
        var title = $"{id}-round-{RunPage.Text(round.Number)}";
        output.Write($"<section class=\"task\" aria-labelledby=\"{title}\">\n<h3 id=\"{title}\">Round {RunPage.Text(round.Number)}</h3>\n");
        WriteVerdict(round.Verdict?.Round ?? numbers, round.Verdict?.Reason ?? "");
        if (round.Verdict is { } verdict)
        {
            WriteFindings("Refused writes", RunPage.Of(verdict.Violations));
            WriteFindings("What the rules found", RunPage.Of(verdict.Findings));
            WriteCriteria([.. RunPage.Of(verdict.Criteria).Where(criterion => criterion.Verdict == "not-met")]);
            WriteReviews(RunPage.Of(verdict.Reviews));
            WriteFindings("What reviewers found", RunPage.Of(verdict.ReviewFindings));
            WriteText("The agent's last words", verdict.Answer, isOpen: true);
        }

        WriteDiff(round.Diff);
        WriteText("Prompt", round.Prompt, isOpen: false);
        WriteText("Transcript", round.Transcript, isOpen: false);
        output.Write("</section>\n");
    }

    private void WriteVerdict(RoundDocument? round, string reason)
    {
        if (round is null)
        {
            return;
        }

        output.Write(round.FailedAt is { } stage
            ? $"<p><strong class=\"refused\">Refused by the gate</strong> at the stage {HtmlText.Line(stage)}{(reason.Length == 0 ? "" : $": {HtmlText.Line(reason)}")}</p>\n"
            : "<p><strong class=\"passed\">Passed the gate</strong></p>\n");
        output.Write($"<p class=\"faint\">{RunPage.Seconds(round.Seconds)} · {RunPage.Used(round.Usage)}</p>\n");
    }

    private void WriteCriteria(ImmutableArray<CriterionDocument> criteria)
    {
        if (criteria.IsEmpty)
        {
            return;
        }

        output.Write($"<{_heading}>Acceptance criteria</{_heading}>\n<table><thead><tr><th scope=\"col\">Criterion</th><th scope=\"col\">Verdict</th><th scope=\"col\">Why</th></tr></thead><tbody>\n");
        foreach (var criterion in criteria)
        {
            var color = criterion.Verdict switch { "met" => "passed", "not-met" => "refused", _ => "faint" };
            var places = string.Concat(RunPage.Of(criterion.Places).Select(place => $"<br><span class=\"place\">{HtmlText.Name(place.Path)}:{RunPage.Text(place.Line)}</span>"));
            output.Write($"<tr><td>{HtmlText.Line(criterion.Criterion)}</td><td class=\"{color}\">{HtmlText.Line(RunPage.Words(criterion.Verdict))}</td><td>{HtmlText.Line(criterion.Evidence)}{places}</td></tr>\n");
        }

        output.Write("</tbody></table>\n");
    }

    private void WriteReviews(ImmutableArray<ReviewDocument> reviews)
    {
        if (reviews.IsEmpty)
        {
            return;
        }

        output.Write($"<{_heading}>Reviews</{_heading}>\n<ul>\n");
        foreach (var review in reviews)
        {
            var verdict = review.Passed ? "passed" : "refused";
            output.Write($"<li><strong class=\"{verdict}\">{verdict}</strong> by {HtmlText.Line(review.Reviewer)} ({HtmlText.Line(review.By)}): {HtmlText.Line(review.Reason)}</li>\n");
        }

        output.Write("</ul>\n");
    }

    private void WriteFindings(string title, ImmutableArray<FindingDocument> findings)
    {
        if (findings.IsEmpty)
        {
            return;
        }

        output.Write($"<{_heading}>{title}</{_heading}>\n");
        foreach (var finding in findings)
        {
            var severity = HtmlText.Line(finding.Severity);
            output.Write($"<article class=\"{severity}\"><p><strong class=\"severity\">{severity}</strong> <span class=\"place\">{HtmlText.Name(finding.Path)}:{RunPage.Text(finding.Line)}:{RunPage.Text(finding.Column)}</span> {HtmlText.Line(finding.Rule)}</p>");
            output.Write($"<p>{HtmlText.Line(finding.Message)}</p></article>\n");
        }
    }

    private void WriteDiff(string diff)
    {
        if (diff.Length == 0)
        {
            return;
        }

        output.Write("<details open><summary>Changes</summary>\n");
        HtmlDiff.Write(diff, "The changes of the round", output);
        output.Write("</details>\n");
    }

    private void WriteText(string title, string text, bool isOpen)
    {
        if (text.Length > 0)
        {
            output.Write($"<details{(isOpen ? " open" : "")}><summary>{title}</summary>\n<pre class=\"text\">{HtmlText.Lines(text)}</pre>\n</details>\n");
        }
    }
}
