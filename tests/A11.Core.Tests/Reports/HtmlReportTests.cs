using System.Security.Cryptography;
using System.Text;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Reports;
using A11.Core.Text;

namespace A11.Core.Tests.Reports;

/// <summary>What the page holds; A11.Browser.Tests has what a browser makes of it.</summary>
[TestClass]
public sealed class HtmlReportTests
{
    private const string Token = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a";

    [TestMethod]
    public void A_finding_has_its_lines_its_mark_and_its_fix()
    {
        var page = new HtmlReport().Write(Sample.Report);
        StringAssert.Contains(page, "<h1>1 error, 1 warning, 1 info in 3 files checked</h1>");
        StringAssert.Contains(page, "<li class=\"broken\">secure 1</li>");
        StringAssert.Contains(page, "<li class=\"kept\">health ✓</li>");
        StringAssert.Contains(page, "<p>Not counted: 1 finding suppressed.</p>");
        StringAssert.Contains(
            page,
            $"""
            <article class="error" id="finding-1" data-severity="error" data-rule="AXD9001" data-category="reproducible" data-fix="safe">
            <h4><span class="severity">error</span> <a class="place" href="#finding-1"><span class="path">a b/Dockerfile:</span>1:6</a></h4>
            <p>The base image “debian” moves; 100% sure, name: a tag.</p>
            <pre><code><span class="hit" data-n="1">FROM <mark>debian</mark></span><span data-n="2">RUN    curl x  | sh</span><span data-n="3"></span></code></pre>
            <details><summary>Safe fix: Add the tag 12.8</summary>
            <pre role="group" aria-label="What the fix changes"><code><span class="del">-FROM debian</span><span class="add">+FROM debian:12.8</span><span> RUN&#9;curl x  | sh</span></code></pre>
            </details>
            <p class="faint"><a href="{RulePages.AddressOf(Sample.Pin)}">AXD9001: Pin it</a> · reproducible</p>
            </article>
            """);
        StringAssert.Contains(page, "<li>See a b/Dockerfile:1:1: the stage</li>");
    }

    [TestMethod]
    public void The_page_loads_nothing_and_runs_only_its_own_script()
    {
        var page = new HtmlReport().Write(Sample.Report);
        foreach (var element in (string[])["style", "script"])
        {
            var content = Between(page, $"<{element}>", $"</{element}>");
            var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
            StringAssert.Contains(page, $"{element}-src 'sha256-{hash}'");
        }

        StringAssert.Contains(page, "default-src 'none'");
        foreach (var outside in (string[])["src=\"", "@import", "url(", "<link", " onclick", " onload", " style=\""])
        {
            Assert.IsFalse(page.Contains(outside, StringComparison.Ordinal), outside);
        }
    }

    [TestMethod]
    public void A_finding_leads_to_the_commit_where_its_address_is_known()
    {
        var page = new HtmlReport().Write(Sample.Report with { Source = new SourceAddress("https://example.org/x/blob/abc/", "-L") });
        StringAssert.Contains(page, "href=\"https://example.org/x/blob/abc/a%20b/Dockerfile#L1\"");
    }

    /// <summary>A page shows lines around a finding, so that what another finding, a comment or nobody names may be among them.</summary>
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Secrets_in_the_lines_around_are_not_shown(bool isFound)
    {
        var text = $"FROM debian\nENV VALUE=correct-horse\nENV TOKEN={Token}\n";
        var pin = Sample.Find(Sample.Pin, "Dockerfile", text, "debian", "m");
        var report = Sample.ReportOf(pin);
        report = isFound ? report with { Result = report.Result with { Suppressed = [Sample.Find(Sample.Secret, "Dockerfile", text, "correct-horse", "m")] } } : report;
        var page = new HtmlReport().Write(report);
        Assert.IsFalse(page.Contains(Token, StringComparison.Ordinal), page);
        Assert.AreEqual(!isFound, page.Contains("correct-horse", StringComparison.Ordinal), page);
        StringAssert.Contains(page, "ENV TOKEN=••••");
    }

    [TestMethod]
    public void What_does_not_count_is_listed_folded()
    {
        var pin = Sample.Find(Sample.Pin, "Dockerfile", "FROM debian\n", "debian", "pin <it>");
        var known = Sample.Find(Sample.Pin, "old/Dockerfile", "FROM debian\n", "debian", "known");
        var report = Sample.ReportOf() with { Baselined = [known] };
        var page = new HtmlReport().Write(report with { Result = report.Result with { Suppressed = [pin] } });
        StringAssert.Contains(page, "<details class=\"uncounted\"><summary>Suppressed: 1 finding</summary>\n<ul>\n<li>Dockerfile:1:6");
        StringAssert.Contains(page, "pin &lt;it&gt;");
        StringAssert.Contains(page, "<summary>In the baseline: 1 finding</summary>\n<ul>\n<li>old/Dockerfile:1:6");
        Assert.IsFalse(page.Contains("On unchanged lines", StringComparison.Ordinal), page);
    }

    [TestMethod]
    public void The_lines_of_a_private_key_are_not_shown()
    {
        const string Body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj";
        var text = $"key: |\n  -----BEGIN PRIVATE KEY-----\n  {Body}\n  {Body}\n  -----END PRIVATE KEY-----\nimage: debian\n";
        foreach (var part in (string[])["BEGIN", "image", "key: |"])
        {
            var page = new HtmlReport().Write(Sample.ReportOf(Sample.Find(Sample.Pin, "a.yml", text, part, "m")));
            Assert.IsFalse(page.Contains(Body[..8], StringComparison.Ordinal), page);
        }
    }

    [TestMethod]
    public void A_fix_whose_lines_hold_a_secret_is_named_only()
    {
        var text = $"FROM debian\nENV TOKEN={Token}\n";
        var finding = Sample.Find(Sample.Pin, "Dockerfile", text, "debian", "m") with { Fix = new Fix("Add the tag 12.8", [new TextEdit(new TextSpan(11, 0), ":12.8")], FixSafety.Unsafe) };
        var page = new HtmlReport().Write(Sample.ReportOf(finding));
        StringAssert.Contains(page, "<p class=\"faint\">Unsafe fix, to be reviewed: Add the tag 12.8</p>");
        Assert.IsFalse(page.Contains(Token, StringComparison.Ordinal), page);

        finding = finding with { Fix = new Fix($"Write {Token}", [new TextEdit(new TextSpan(11, 0), ":" + Token)], FixSafety.Safe) };
        page = new HtmlReport().Write(Sample.ReportOf(finding));
        StringAssert.Contains(page, "<p class=\"faint\">Safe fix, not shown here as it holds a secret</p>");
        Assert.IsFalse(page.Contains(Token, StringComparison.Ordinal), page);
    }

    [TestMethod]
    public void A_fix_in_several_places_shows_each()
    {
        var text = string.Concat(Enumerable.Range(1, 20).Select(number => $"line {number}\r\n"));
        var fix = new Fix("Change two lines", [new TextEdit(new TextSpan(text.IndexOf("line 18", StringComparison.Ordinal), 4), "LINE"), new TextEdit(new TextSpan(0, 4), "LINE")], FixSafety.Safe);
        var page = new HtmlReport().Write(Sample.ReportOf(Sample.Find(Sample.Pin, "f", text, "line 1", "m") with { Fix = fix }));
        StringAssert.Contains(
            page,
            "<span class=\"del\">-line 1</span><span class=\"add\">+LINE 1</span><span> line 2</span><span class=\"hunk\">…</span><span> line 17</span><span class=\"del\">-line 18</span><span class=\"add\">+LINE 18</span><span> line 19</span>");
    }

    [TestMethod]
    public void Only_the_beginning_of_a_long_finding_is_shown()
    {
        var text = string.Concat(Enumerable.Range(1, 200).Select(number => $"line {number}\n"));
        var page = new HtmlReport().Write(Sample.ReportOf(new Diagnostic(Sample.Pin, "f", new TextSpan(0, text.Length), "m") { Text = new SourceText(text) }));
        StringAssert.Contains(page, "<span class=\"hit\" data-n=\"10\"><mark>line 10</mark></span></code>");
    }

    [TestMethod]
    public void A_run_without_findings_says_so_and_offers_no_filters()
    {
        var page = new HtmlReport().Write(new CheckReport(new AnalysisResult([], [], ["a.yml"])));
        StringAssert.Contains(page, "<p>There are none.</p>");
        Assert.IsFalse(page.Contains("<form", StringComparison.Ordinal));
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
