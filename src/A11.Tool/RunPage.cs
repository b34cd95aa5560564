using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Records;
using A11.Core.Reports;
using A11.Core.Reports.Html;

namespace A11.Tool;

/// <summary>A run's record as a page of the same kind as the report of a check. All of its text is data: what agents say, and what stands in files.</summary>
internal sealed class RunPage(TextWriter output)
{
    /// <summary>Writes the page.</summary>
    public void Write(RecordedRun run)
    {
        HtmlPage.WriteStart($"Run of {TimeOf(run.Name)}: {StatusOf(run)}", "the tasks", output);
        WriteSummary(run);
        for (var i = 0; i < run.Tasks.Length; i++)
        {
            new RunPageTask(output, $"task-{Text(i + 1)}").Write(run.Tasks[i]);
        }

        HtmlPage.WriteEnd(output);
    }

    private void WriteSummary(RecordedRun run)
    {
        // A run that did not come to its end has only the tasks that did.
        var tasks = run.Result is { Tasks.IsDefault: false } result ? result.Tasks : [.. run.Tasks.Select(task => task.Verdict)];
        output.Write("<section aria-labelledby=\"summary-title\">\n<h2 id=\"summary-title\">Summary</h2>\n");
        output.Write(run.Result is null ? "<p class=\"refused\">The run did not come to its end, or is under way.</p>\n" : "");
        output.Write("<table><thead><tr><th scope=\"col\">Task</th><th scope=\"col\">Status</th><th scope=\"col\">Agent</th><th scope=\"col\">Rounds</th><th scope=\"col\">Time</th><th scope=\"col\">Used</th><th scope=\"col\">Files</th></tr></thead><tbody>\n");
        foreach (var task in tasks)
        {
            WriteRow(task, run.Tasks.Select(recorded => recorded.Verdict.TaskId).ToImmutableArray().IndexOf(task.TaskId));
        }

        output.Write("</tbody></table>\n");
        if (run.Result?.Sandbox is { } sandbox)
        {
            output.Write($"<p>Sandbox: {HtmlText.Line(sandbox.Name)}. {HtmlText.Line(sandbox.Reason)}</p>\n");
        }

        output.Write("</section>\n");
    }

    private void WriteRow(TaskDocument task, int recorded)
    {
        var name = HtmlText.Line(task.TaskId);
        output.Write($"<tr><th scope=\"row\">{(recorded < 0 ? name : $"<a href=\"#task-{Text(recorded + 1)}\">{name}</a>")}</th>");
        output.Write($"<td class=\"{ClassOf(task)}\">{HtmlText.Line(Words(task.Status))}</td><td>{HtmlText.Line(task.Agent ?? "-")}</td><td>{Text(Of(task.Rounds).Length)}</td>");
        output.Write($"<td>{Seconds(task.Seconds)}</td><td>{Used(task.Usage)}</td><td>{string.Join("<br>", Of(task.Files).Select(HtmlText.Name))}</td></tr>\n");
    }

    /// <summary>A record's array; one that it does not have is empty.</summary>
    internal static ImmutableArray<T> Of<T>(ImmutableArray<T> items) => items.IsDefault ? [] : items;

    /// <summary>A status of several words.</summary>
    internal static string Words(string status) => status.Replace('-', ' ');

    internal static string ClassOf(TaskDocument task) => task.Status is "done" or "up-to-date" or "skipped" ? "passed" : "refused";

    internal static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s");

    internal static string Used(UsageDocument? usage) => HtmlText.Line(RunReport.Describe(usage?.InputTokens, usage?.OutputTokens, usage?.Cost));

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string StatusOf(RecordedRun run) => run.Result is null ? "no end" : $"{run.Result.Status}, {ReportSummary.Number(Of(run.Result.Tasks).Length, "task")}";

    /// <summary>The time with which a record's name begins.</summary>
    private static string TimeOf(string name) =>
        DateTime.TryParseExact(name.Split('-')[0], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)
            : name;
}
