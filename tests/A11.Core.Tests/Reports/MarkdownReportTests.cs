using System.Text;
using A11.Core.Diagnostics;
using A11.Core.Reports;

namespace A11.Core.Tests.Reports;

/// <summary>Markdown for job summaries and comments.</summary>
[TestClass]
public sealed class MarkdownReportTests
{
    private static readonly string Pin = RulePages.AddressOf(Sample.Pin);

    [TestMethod]
    public void Findings_are_grouped_by_severity_and_file_with_links()
    {
        var report = Sample.Report with { Source = new SourceAddress("https://github.example/o/r/blob/0123abcd/", "-L"), Baselined = [Sample.Find(Sample.Pipe, "z", "x", "x", "m")] };
        Assert.AreEqual(
            $"""
            ## A11.Build: 1 error, 1 warning, 1 info in 3 files checked

            secure 1, reproducible 1, small 1; no findings: health, fast, fail-fast, documented, correct

            ### 1 error

            `a b/Dockerfile`

            - [1:6](https://github.example/o/r/blob/0123abcd/a%20b/Dockerfile#L1) [AXD9001]({Pin}): The base image “debian” moves; 100% sure, name: a tag. Run `a11 fix`.

            ### 1 warning

            `a b/Dockerfile`

            - [2:5](https://github.example/o/r/blob/0123abcd/a%20b/Dockerfile#L2) [AXD9002]({RulePages.AddressOf(Sample.Pipe)}): What is downloaded is run unseen.

            <details>
            <summary>1 info</summary>

            `compose.yaml`

            - [1:1](https://github.example/o/r/blob/0123abcd/compose.yaml#L1) [AXG9003]({RulePages.AddressOf(Sample.Ignore)}): There is no .dockerignore.

            </details>

            Not counted: 1 finding suppressed, 1 known from the baseline.

            """,
            new MarkdownReport().Write(report));
    }

    [TestMethod]
    public void Lines_of_a_finding_are_a_range_as_each_host_writes_it()
    {
        var finding = Sample.Find(Sample.Pin, "a(b).yml", "a\nb\nc\n", "b\nc", "m");
        Assert.AreEqual("https://x/a%28b%29.yml#L2-L3", new SourceAddress("https://x/", "-L").Find(finding));
        Assert.AreEqual("https://x/a%28b%29.yml#L2-3", new SourceAddress("https://x/", "-").Find(finding));
    }

    [TestMethod]
    [DataRow("a *b* _c_ ~d~", @"a \*b\* \_c\_ \~d\~")]
    [DataRow("<img src=x> &amp; [a](b) ![c](d)", @"\<img src=x\> \&amp; \[a\](b) \!\[c\](d)")]
    [DataRow(@"a\*b", @"a\\\*b")]
    [DataRow("cc @octocat, please", "cc `@octocat`, please")]
    [DataRow("closes #12.", "closes `#12`.")]
    [DataRow("closes GH-12 of o/r#3", "closes `GH-12` of `o/r#3`")]
    [DataRow("see https://evil.example/x) and www.evil.example", "see `https://evil.example/x`) and `www.evil.example`")]
    [DataRow("mail me@evil.example", "mail `me@evil.example`")]
    [DataRow("commit 0123abcdef now", "commit `0123abcdef` now")]
    [DataRow(":tada: node:22", "`:tada`: node:22")]
    [DataRow("quote \"$a\" and $b$", "quote `\"$a\"` and `$b$`")]
    [DataRow("run `id` ``x``", "run `` `id` `` ``` ``x`` ```")]
    [DataRow("<!-- a\n\n# b --> c", @"\<\!-- a # b --\> c")]
    public void A_message_is_text_and_nothing_else(string message, string expected) =>
        StringAssert.Contains(new MarkdownReport().Write(Sample.ReportOf(Sample.Find(Sample.Pin, "f", "x", "x", message))), $"]({Pin}): {expected}\n");

    [TestMethod]
    [DataRow("a`b``c", "\n```a`b``c```\n")]
    [DataRow("`a`", "\n`` `a` ``\n")]
    [DataRow("a\n# b", "\n`a\\u000a# b`\n")]
    public void A_name_stays_inside_its_code_span(string path, string expected) =>
        StringAssert.Contains(new MarkdownReport().Write(Sample.ReportOf(Sample.Find(Sample.Pin, path, "x", "x", "m"))), expected);

    [TestMethod]
    public void A_long_report_stays_below_the_limit_and_says_what_it_leaves_out()
    {
        Diagnostic[] findings = [.. Enumerable.Range(0, 3_000).Select(i => Sample.Find(i % 2 == 0 ? Sample.Pipe : Sample.Pin, $"dir/{i / 10}.yml", "x", "x", $"Message {i} of @many."))];
        var text = new MarkdownReport().Write(Sample.ReportOf([.. findings]));
        var shown = text.Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal));
        Assert.IsTrue(text.Length <= MarkdownReport.MaximumLength, $"{text.Length}");
        Assert.IsTrue(text.Length > MarkdownReport.MaximumLength - 2_000, $"{text.Length}");
        StringAssert.Contains(text, $"\n{3_000 - shown} more findings left out");
        Assert.IsFalse(text.Contains("AXD9002", StringComparison.Ordinal), "A warning took the place of an error.");
        StringAssert.Contains(text, "## A11.Build: 1500 errors, 1500 warnings, 0 infos in 300 files checked\n");
    }

    [TestMethod]
    public void A_message_without_end_is_cut_between_characters()
    {
        var text = new MarkdownReport().Write(Sample.ReportOf(Sample.Find(Sample.Pin, "f", "x", "x", string.Concat(Enumerable.Repeat("🚀", 70_000)))));
        Assert.IsTrue(text.Length < 2_000);
        Assert.AreEqual(text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
        StringAssert.Contains(text, "🚀…");
    }
}
