using A11.Core.Diagnostics;

namespace A11.Core.Reports.Html;

/// <summary>A finding as a part of the page.</summary>
internal sealed class HtmlFinding(CheckReport report, TextWriter output)
{
    private readonly HiddenPlaces _hidden = new(report);

    /// <summary>Writes a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="number">Its number on the page, by which addresses name it.</param>
    public void Write(Diagnostic finding, int number)
    {
        var (severity, category) = (finding.Severity.ToName(), finding.Rule.Category.ToName());
        var fix = finding.Fix is null ? "" : $" data-fix=\"{NameOf(finding.Fix.Safety)}\"";
        output.Write($"<article class=\"{severity}\" id=\"finding-{number}\" data-severity=\"{severity}\" data-rule=\"{HtmlText.Line(finding.Rule.Id)}\" data-category=\"{category}\"{fix}>\n");
        output.Write($"<h4><span class=\"severity\">{severity}</span> <a class=\"place\" href=\"{AddressOf(finding, number)}\"><span class=\"path\">{HtmlText.Name(finding.Path)}:</span>{finding.Start.Line}:{finding.Start.Column}</a></h4>\n");
        output.Write($"<p>{HtmlText.Line(finding.Message)}</p>\n");
        CodeExcerpt.Write(finding, _hidden, output);
        WriteRelated(finding);
        WriteFix(finding);
        output.Write($"<p class=\"faint\"><a href=\"{HtmlText.Line(RulePages.AddressOf(finding.Rule))}\">{HtmlText.Line(finding.Rule.Id)}: {HtmlText.Line(finding.Rule.Title)}</a> · {category}</p>\n</article>\n");
    }

    private string AddressOf(Diagnostic finding, int number) => report.Source is { } source ? HtmlText.Line(source.Find(finding)) : $"#finding-{number}";

    private void WriteRelated(Diagnostic finding)
    {
        if (finding.Related.IsEmpty)
        {
            return;
        }

        output.Write("<ul class=\"faint\">\n");
        foreach (var related in finding.Related)
        {
            output.Write($"<li>See {HtmlText.Name(related.Path)}:{related.Start.Line}:{related.Start.Column}: {HtmlText.Line(related.Message)}</li>\n");
        }

        output.Write("</ul>\n");
    }

    private void WriteFix(Diagnostic finding)
    {
        if (finding is not { Fix: { } fix, Text: { } text })
        {
            return;
        }

        var name = fix.Safety == FixSafety.Safe ? "Safe fix" : "Unsafe fix, to be reviewed";
        if (_hidden.AreInFix(finding))
        {
            output.Write($"<p class=\"faint\">{name}, not shown here as it holds a secret</p>\n");
        }
        else if (FixDiff.Create(fix, text, _hidden.In(finding, text)) is { Count: > 0 } lines)
        {
            output.Write($"<details><summary>{name}: {HtmlText.Line(fix.Title)}</summary>\n");
            HtmlDiff.Write(lines, "What the fix changes", output);
            output.Write("</details>\n");
        }
        else
        {
            output.Write($"<p class=\"faint\">{name}: {HtmlText.Line(fix.Title)}</p>\n");
        }
    }

    private static string NameOf(FixSafety safety) => safety == FixSafety.Safe ? "safe" : "unsafe";
}
