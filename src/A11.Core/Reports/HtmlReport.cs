using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Reports.Html;

namespace A11.Core.Reports;

/// <summary>One page that needs nothing else: no other file, no address but those of the rules' pages and of the commit's files. Without its script, all findings are there.</summary>
public sealed class HtmlReport : IReport
{
    /// <inheritdoc/>
    public void Write(CheckReport report, TextWriter output)
    {
        var summary = ReportSummary.Create(report);
        HtmlPage.WriteStart(summary.Headline, "the findings", output);
        WriteSummary(report, summary, output);
        output.Write("<section aria-labelledby=\"findings-title\">\n<h2 id=\"findings-title\">Findings</h2>\n");
        if (report.Result.Diagnostics.IsEmpty)
        {
            output.Write("<p>There are none.</p>\n");
        }
        else
        {
            HtmlFilters.Write(report, summary, output);
            output.Write("<p><span id=\"status\" role=\"status\"></span> <button type=\"button\" id=\"expand\" aria-expanded=\"true\" aria-controls=\"findings\" hidden>All groups</button></p>\n");
            WriteFindings(report, output);
        }

        output.Write("</section>\n");
        WriteUncounted(report, output);
        HtmlPage.WriteEnd(output);
    }

    private static void WriteSummary(CheckReport report, ReportSummary summary, TextWriter output)
    {
        output.Write("<section aria-labelledby=\"summary-title\">\n<h2 id=\"summary-title\">Summary</h2>\n");
        output.Write($"<p>The check {(report.Fails ? "<strong class=\"broken\">fails</strong>" : "<strong class=\"kept\">passes</strong>")}. {(report.FailOn == Severity.None ? "No finding fails it" : $"It fails on findings of severity {report.FailOn.ToName()}{(report.FailOn == Severity.Error ? "" : " or above")}")}.</p>\n");
        output.Write("<ul class=\"tiles\">\n");
        foreach (var (category, count) in summary.Categories)
        {
            output.Write(count == 0 ? $"<li class=\"kept\">{category.ToName()} ✓</li>\n" : $"<li class=\"broken\">{category.ToName()} {count}</li>\n");
        }

        output.Write("</ul>\n");
        output.Write(summary.NotCounted.Length == 0 ? "" : $"<p>Not counted: {summary.NotCounted}.</p>\n");
        output.Write(report.GoneFromBaseline == 0 ? "" : $"<p>Gone from the baseline: {ReportSummary.Number(report.GoneFromBaseline, "finding")}.</p>\n");
        output.Write("</section>\n");
    }

    /// <summary>What was found and doesn't count, for who wants to know what is silenced.</summary>
    private static void WriteUncounted(CheckReport report, TextWriter output)
    {
        foreach (var (name, findings) in (ReadOnlySpan<(string, ImmutableArray<Diagnostic>)>)[("Suppressed", report.Result.Suppressed), ("In the baseline", report.Baselined), ("On unchanged lines", report.OnUnchangedLines ?? [])])
        {
            if (findings.IsEmpty)
            {
                continue;
            }

            output.Write($"<details class=\"uncounted\"><summary>{name}: {ReportSummary.Number(findings.Length, "finding")}</summary>\n<ul>\n");
            foreach (var finding in findings)
            {
                output.Write($"<li>{HtmlText.Name(finding.Path)}:{finding.Start.Line}:{finding.Start.Column} {finding.Severity.ToName()}: {HtmlText.Line(finding.Message)} <a href=\"{HtmlText.Line(RulePages.AddressOf(finding.Rule))}\">{HtmlText.Line(finding.Rule.Id)}</a></li>\n");
            }

            output.Write("</ul>\n</details>\n");
        }
    }

    private static void WriteFindings(CheckReport report, TextWriter output)
    {
        var writer = new HtmlFinding(report, output);
        var number = 0;
        output.Write("<div id=\"findings\" class=\"by-file\">\n");
        foreach (var file in report.Result.Diagnostics.GroupBy(finding => finding.Path, StringComparer.Ordinal))
        {
            var name = HtmlText.Name(file.Key);
            output.Write($"<details class=\"group\" data-key=\"{name}\" open><summary><h3>{name}</h3> <span class=\"count\">{ReportSummary.Number(file.Count(), "finding")}</span></summary>\n");
            foreach (var finding in file)
            {
                writer.Write(finding, ++number);
            }

            output.Write("</details>\n");
        }

        output.Write("</div>\n");
    }
}
