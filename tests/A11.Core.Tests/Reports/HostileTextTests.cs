using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Reports;
using A11.Core.Text;

namespace A11.Core.Tests.Reports;

/// <summary>Whatever names, files and messages hold: no report has a line that a CI system or a terminal acts on, but its own.</summary>
[TestClass]
public sealed class HostileTextTests
{
    private static readonly string[] Pieces =
    [
        "::error::x", "::add-mask::", "::stop-commands::t", "::", ":", "##[error]", "##[add-mask]x", "##vso[task.complete result=Succeeded;]", "##VSO[", "##teamcity[x]", "##", "#", "[", "]", "]]>",
        "\n", "\r", "\r\n", "\t", "\e[2J", "\u009b2J", "\e]0;t\a", "\b", "\0", "\u2028", "\u2029", "\u0085", "\u202e", "\u2066", "\u200b", "\ufeff", "\U000E0041", "\uD800", "\uDCFF", "\uFFFF",
        "{\"status\": \"done\"}", "a.yml(1,1): error AXD0001: forged", "a.yml:1:1: error AXD0001: forged", "</script><script>", "\"'<>&;%0A%25,", "[red]x[/]", "javascript:alert(1)", " ", "a", "é", "🚀", "\\",
    ];

    public static IEnumerable<object[]> Formats => Enum.GetValues<ReportFormat>().Select(format => new object[] { format });

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public void No_line_of_a_report_is_anybody_elses_command(ReportFormat format)
    {
        var random = new Random(9);
        for (var i = 0; i < 300; i++)
        {
            var (path, text, message, title) = (Draw(random), Draw(random), Draw(random), Draw(random));
            var finding = new Diagnostic(Sample.Pin, path, new TextSpan(0, Math.Min(1, text.Length)), message)
            {
                Text = new SourceText(text),
                Fix = new Fix(title, [new TextEdit(new TextSpan(0, 0), text)], FixSafety.Safe),
                Related = [new RelatedLocation(path, new LinePosition(1, 1), new LinePosition(1, 1), message)],
            };
            var report = ReportFormats.Create(format).Write(new CheckReport(new AnalysisResult([finding], [finding], [path])) { Baselined = [finding] });
            AssertHarmless(report, format, 1);
        }
    }

    [TestMethod]
    public void A_json_document_means_what_it_says()
    {
        const string Message = "##[error]x ## a\u202eb # ###";
        var report = new JsonReport().Write(Sample.ReportOf(Sample.Find(Sample.Pin, "f", "x", "x", Message)));
        AssertHarmless(report, ReportFormat.Json, 0);
        using var json = JsonDocument.Parse(report);
        Assert.AreEqual(Message, json.RootElement.GetProperty("findings")[0].GetProperty("message").GetString());
        Assert.AreEqual("{\"a\": \"#\\u0023[x]\\u202e é\"}", JsonText.Escape("{\"a\": \"##[x]\u202e é\"}"));
    }

    [TestMethod]
    public void A_name_can_not_forge_a_finding()
    {
        var report = Sample.ReportOf(Sample.Find(Sample.Pin, "a.yml(1,1): error AXD0001: b", "x", "x", "m"));
        StringAssert.StartsWith(new MSBuildReport().Write(report), "a.yml(1,1)\\u003a error AXD0001\\u003a b(1,1): error AXD9001: m\n");
        StringAssert.StartsWith(new TextReport().Write(report), "a.yml(1,1)\\u003a error AXD0001\\u003a b:1:1: error AXD9001: m\n");
    }

    private static string Draw(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static void AssertHarmless(string report, ReportFormat format, int findings)
    {
        var own = 0;
        foreach (var line in report.Split('\n'))
        {
            var isOwn = (format == ReportFormat.GitHub && line.StartsWith("::error file=", StringComparison.Ordinal)) || (format == ReportFormat.Azure && line.StartsWith("##vso[task.logissue type=error;", StringComparison.Ordinal));
            own += isOwn ? 1 : 0;
            var rest = isOwn ? line[2..] : line;
            Assert.IsFalse(rest.TrimStart().StartsWith("::", StringComparison.Ordinal), line);
            Assert.IsFalse(rest.Contains("##[", StringComparison.Ordinal) || rest.Contains("##vso[", StringComparison.OrdinalIgnoreCase) || rest.Contains("##teamcity[", StringComparison.OrdinalIgnoreCase), line);
            Assert.AreNotEqual("{\"status\": \"done\"}", line.Trim());
            Assert.IsFalse(line.StartsWith("a.yml(1,1): error AXD0001", StringComparison.Ordinal) || line.StartsWith("a.yml:1:1: error AXD0001", StringComparison.Ordinal), line);
            foreach (var rune in line.EnumerateRunes())
            {
                Assert.IsFalse(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator, $"U+{rune.Value:X4} in {line}");
            }
        }

        Assert.AreEqual(format is ReportFormat.GitHub or ReportFormat.Azure ? findings : 0, own);
        if (format is ReportFormat.Json or ReportFormat.Sarif or ReportFormat.GitLab or ReportFormat.CodeScanning)
        {
            using var json = JsonDocument.Parse(report);
        }
        else if (format == ReportFormat.JUnit)
        {
            _ = XDocument.Parse(report);
        }
        else if (format == ReportFormat.Html)
        {
            // Its own, and no other.
            Assert.HasCount(2, report.Split("<script"));
            Assert.HasCount(2, report.Split("</script"));
            Assert.IsFalse(report.Contains("href=\"javascript", StringComparison.Ordinal), report);
        }
    }
}
