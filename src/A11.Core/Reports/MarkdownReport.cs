using System.Text;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Reports;

/// <summary>
/// Markdown for job summaries and comments: the run in numbers, then the findings by severity and file, the worst first. A comment on GitHub takes 65,536 characters, a job
/// summary 1 MiB (“Workflow commands for GitHub Actions”, adding a job summary): what would not fit into a comment is counted instead.
/// </summary>
public sealed class MarkdownReport : IReport
{
    /// <summary>The most characters of a report: those of a comment, less some for what its author writes around it.</summary>
    public const int MaximumLength = 64_000;

    /// <summary>The most characters of one message.</summary>
    private const int MaximumMessage = 600;

    /// <summary>What is kept for the lines below the findings.</summary>
    private const int Reserve = 1_000;

    /// <inheritdoc/>
    public void Write(CheckReport report, TextWriter output)
    {
        var summary = ReportSummary.Create(report);
        var text = new StringBuilder($"## {EngineVersion.Product}: {summary.Headline}\n");
        if (summary.Files > 0)
        {
            _ = text.Append($"\n{summary.ByCategory}\n");
        }

        var omitted = 0;
        foreach (var severity in (Severity[])[Severity.Error, Severity.Warning, Severity.Info])
        {
            omitted += AppendSection(severity, report, text);
        }

        _ = text.Append(omitted == 0 ? "" : $"\n{ReportSummary.Number(omitted, "more finding")} left out to keep this short: the output of the check has all of them.\n");
        _ = text.Append(summary.NotCounted.Length == 0 ? "" : $"\nNot counted: {summary.NotCounted}.\n");
        output.Write(text);
    }

    /// <summary>Appends the findings of a severity as far as there is room.</summary>
    /// <returns>How many there was no room for.</returns>
    private static int AppendSection(Severity severity, CheckReport report, StringBuilder text)
    {
        var findings = report.Result.Diagnostics.Where(finding => finding.Severity == severity).ToArray();
        var title = ReportSummary.Number(findings.Length, severity.ToName());
        var isFolded = severity == Severity.Info;
        var start = isFolded ? $"\n<details>\n<summary>{title}</summary>\n" : $"\n### {title}\n";
        var end = isFolded ? "\n</details>\n" : "";
        var room = MaximumLength - Reserve - text.Length - start.Length - end.Length;
        var list = new StringBuilder();
        var written = findings.GroupBy(finding => finding.Path, StringComparer.Ordinal).Sum(file => AppendFile(file.Key, file, report.Source, room, list));
        if (written > 0)
        {
            _ = text.Append(start).Append(list).Append(end);
        }

        return findings.Length - written;
    }

    private static int AppendFile(string path, IEnumerable<Diagnostic> findings, SourceAddress? source, int room, StringBuilder list)
    {
        var title = $"\n{MarkdownText.Code(PrintableText.Name(path))}\n\n";
        var written = 0;
        foreach (var finding in findings)
        {
            var item = (written == 0 ? title : "") + Item(finding, source);
            if (list.Length + item.Length > room)
            {
                break;
            }

            _ = list.Append(item);
            written++;
        }

        return written;
    }

    private static string Item(Diagnostic finding, SourceAddress? source)
    {
        var place = $"{finding.Start.Line}:{finding.Start.Column}";
        place = source is null ? place : $"[{place}]({source.Find(finding)})";
        var fix = finding.Fix is null ? "" : finding.Fix.Safety == FixSafety.Safe ? " Run `a11 fix`." : " Run `a11 fix --unsafe`, and review the result.";
        return $"- {place} [{finding.Rule.Id}]({RulePages.AddressOf(finding.Rule)}): {MarkdownText.Escape(Shorten(finding.Message))}{fix}\n";
    }

    private static string Shorten(string message)
    {
        if (message.Length <= MaximumMessage)
        {
            return message;
        }

        var end = char.IsHighSurrogate(message[MaximumMessage - 1]) ? MaximumMessage - 1 : MaximumMessage;
        return message[..end] + "…";
    }
}
