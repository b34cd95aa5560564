using A11.Core.Diagnostics;

namespace A11.Core.Reports.Html;

/// <summary>What narrows a page's findings and groups them. Only its script shows it: without one, all findings are there, by file.</summary>
internal static class HtmlFilters
{
    private static readonly (string Value, string Label)[] Groupings = [("file", "File"), ("rule", "Rule"), ("category", "Category")];

    public static void Write(CheckReport report, ReportSummary summary, TextWriter output)
    {
        output.Write("<form id=\"filters\" role=\"search\" aria-label=\"Filter findings\" autocomplete=\"off\" hidden>\n");
        output.Write("<div><label class=\"above\" for=\"search\">Search (press / to go here)</label><input type=\"search\" id=\"search\" name=\"search\" aria-keyshortcuts=\"/\"></div>\n");
        WriteSeverities(summary, output);
        WriteRules(report, output);
        WriteCategories(summary, output);
        output.Write("<div><label><input type=\"checkbox\" name=\"fixable\"> Only with a fix</label></div>\n");
        output.Write("<fieldset><legend>Group by</legend>");
        foreach (var (value, label) in Groupings)
        {
            output.Write($"<label><input type=\"radio\" name=\"grouping\" value=\"{value}\"{(value == "file" ? " checked" : "")}> {label}</label>");
        }

        output.Write("</fieldset>\n<div><button type=\"reset\">Reset</button></div>\n</form>\n");
    }

    private static void WriteSeverities(ReportSummary summary, TextWriter output)
    {
        output.Write("<fieldset><legend>Severity</legend>");
        foreach (var (severity, count) in ((Severity, int)[])[(Severity.Error, summary.Errors), (Severity.Warning, summary.Warnings), (Severity.Info, summary.Infos)])
        {
            var name = severity.ToName();
            output.Write($"<label><input type=\"checkbox\" name=\"severity\" value=\"{name}\" checked> {name} (<span data-count=\"{name}\">{count}</span>)</label>");
        }

        output.Write("</fieldset>\n");
    }

    private static void WriteRules(CheckReport report, TextWriter output)
    {
        output.Write("<div><label class=\"above\" for=\"rule\">Rule</label><select id=\"rule\" name=\"rule\"><option value=\"\">All rules</option>");
        foreach (var rule in report.Result.Diagnostics.Select(finding => finding.Rule).DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal))
        {
            output.Write($"<option value=\"{HtmlText.Line(rule.Id)}\">{HtmlText.Line(rule.Id)}: {HtmlText.Line(rule.Title)}</option>");
        }

        output.Write("</select></div>\n");
    }

    private static void WriteCategories(ReportSummary summary, TextWriter output)
    {
        output.Write("<div><label class=\"above\" for=\"category\">Category</label><select id=\"category\" name=\"category\"><option value=\"\">All categories</option>");
        foreach (var (category, _) in summary.Categories.Where(pair => pair.Count > 0))
        {
            output.Write($"<option value=\"{category.ToName()}\">{category.ToName()}</option>");
        }

        output.Write("</select></div>\n");
    }
}
