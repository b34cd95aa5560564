using System.Globalization;
using System.Net;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Reports;

/// <summary>One page that needs nothing else: no script, no picture, no address but the rules' own pages.</summary>
public sealed class HtmlReport : IReport
{
    private const string Style =
        """
        :root { color-scheme: light dark; --faint: #6b7280; --line: #8884; --error: #c62828; --warning: #b26a00; --info: #0b6bcb; --good: #2e7d32; }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.5rem; } h2 { font: 600 1rem ui-monospace, monospace; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
        ul.rules { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none; }
        ul.rules li { border: 1px solid var(--line); border-radius: .5rem; padding: .25rem .75rem; }
        .kept { color: var(--good); } .broken { color: var(--error); }
        article { border-left: .25rem solid var(--line); padding: .25rem 1rem; margin: .75rem 0; }
        article.error { border-color: var(--error); } article.warning { border-color: var(--warning); } article.info { border-color: var(--info); }
        article p { margin: .25rem 0; } .place, .hint { color: var(--faint); } pre { overflow-x: auto; margin: .5rem 0; }
        @media (prefers-color-scheme: dark) { :root { --faint: #9ca3af; --error: #ff8a80; --warning: #ffb74d; --info: #82b1ff; --good: #81c784; } }
        """;

    /// <inheritdoc/>
    public void Write(CheckReport report, TextWriter output)
    {
        var summary = ReportSummary.Create(report);
        output.Write($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
        output.Write($"<title>{EngineVersion.Product}: {summary.Headline}</title>\n<style>\n{Style.ReplaceLineEndings("\n")}\n</style>\n</head>\n<body>\n");
        output.Write($"<h1>{summary.Headline}</h1>\n");
        WriteCategories(summary, output);
        var secrets = new SecretPlaces(report);
        foreach (var file in report.Result.Diagnostics.GroupBy(diagnostic => diagnostic.Path, StringComparer.Ordinal))
        {
            output.Write($"<h2>{WebUtility.HtmlEncode(PrintableText.Name(file.Key))}</h2>\n");
            foreach (var diagnostic in file)
            {
                WriteFinding(diagnostic, secrets, output);
            }
        }

        output.Write(summary.NotCounted.Length == 0 ? "" : $"<p>{summary.NotCounted}</p>\n");
        output.Write($"<p class=\"hint\">{EngineVersion.Product} {EngineVersion.Text}</p>\n</body>\n</html>\n");
    }

    private static void WriteCategories(ReportSummary summary, TextWriter output)
    {
        output.Write("<ul class=\"rules\">\n");
        foreach (var (category, count) in summary.Categories)
        {
            output.Write(count == 0
                ? $"<li class=\"kept\">{category.ToName()} ✓</li>\n"
                : $"<li class=\"broken\">{category.ToName()} {count.ToString(CultureInfo.InvariantCulture)}</li>\n");
        }

        output.Write("</ul>\n");
    }

    private static void WriteFinding(Diagnostic diagnostic, SecretPlaces secrets, TextWriter output)
    {
        var severity = diagnostic.Severity.ToName();
        output.Write($"<article class=\"{severity}\">\n");
        output.Write($"<p><span class=\"place\">{diagnostic.Start.Line}:{diagnostic.Start.Column}</span> <strong>{severity}</strong> ");
        output.Write($"<a href=\"{Escape(RulePages.AddressOf(diagnostic.Rule))}\">{diagnostic.Rule.Id}</a> ");
        output.Write($"<span class=\"hint\">{diagnostic.Rule.Category.ToName()}</span></p>\n");
        output.Write($"<p>{Escape(diagnostic.Message)}</p>\n");
        if (diagnostic.Text is { } text && diagnostic.Span != default)
        {
            var snippet = Snippet.Create(diagnostic, text, secrets.In(diagnostic.Path), TextReport.DefaultWidth);
            output.Write($"<pre>{Escape(snippet.Text)}\n{new string(' ', snippet.MarkStart)}{new string('^', snippet.MarkLength)}</pre>\n");
        }

        if (diagnostic.Fix is { } fix)
        {
            output.Write($"<p class=\"hint\">Fix: {Escape(fix.Title)}</p>\n");
        }

        output.Write("</article>\n");
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(PrintableText.Line(text));
}
