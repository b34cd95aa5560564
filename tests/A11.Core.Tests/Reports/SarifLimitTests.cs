using System.IO.Compression;
using System.Text;
using System.Text.Json;
using A11.Core.Diagnostics;
using A11.Core.Reports;
using A11.Core.Text;
using A11.Tests;

namespace A11.Core.Tests.Reports;

/// <summary>What code scanning takes, and what a file says of what it leaves out.</summary>
[TestClass]
public sealed class SarifLimitTests
{
    [TestMethod]
    public void The_least_severe_results_are_left_out_and_counted()
    {
        var text = new SourceText("x\n");
        Diagnostic Find(CheckDescriptor rule, int i) => new(rule, $"{i:00000}", new TextSpan(0, 1), "m") { Text = text };
        var report = Sample.ReportOf([.. Enumerable.Range(0, 24_000).Select(i => Find(Sample.Pipe, i)), .. Enumerable.Range(24_000, 1_500).Select(i => Find(Sample.Pin, i))]) with { Baselined = [Find(Sample.Pin, 0)] };
        using var document = JsonDocument.Parse(new SarifReport().Write(report));
        var run = document.RootElement.GetProperty("runs")[0];
        var results = run.GetProperty("results").EnumerateArray().ToArray();
        Assert.AreEqual(25_000, results.Length);
        Assert.AreEqual(1_500, results.Count(result => result.GetProperty("ruleId").GetString() == Sample.Pin.Id), "An error was left out before a warning, or what the baseline knows before what counts.");
        StringAssert.StartsWith(NotificationOf(run), "501 of 25,501 results are left out, the least severe ones,");
    }

    [TestMethod]
    public void More_results_than_are_shown_are_told()
    {
        var report = Sample.ReportOf([.. Enumerable.Range(0, 5_001).Select(i => new Diagnostic(Sample.Pipe, $"{i}", default, "m"))]);
        Assert.AreEqual("The run has 5,001 results, of which code scanning shows 5,000.", NotificationOf(Run(report)));
        Assert.IsNull(NotificationOf(Run(Sample.Report)));
    }

    [TestMethod]
    public void A_file_that_would_be_too_large_loses_its_fixes_first()
    {
        var random = new Random(1);
        Fix CreateFix() => new("Fix it", [new TextEdit(new TextSpan(0, 1), Noise(random, 500_000))], FixSafety.Safe);
        Diagnostic[] findings = [.. Enumerable.Range(0, 14).Select(i => new Diagnostic(Sample.Pin, $"{i}", new TextSpan(0, 1), "m") { Text = new SourceText("x"), Fix = CreateFix() })];
        var text = new SarifReport().Write(Sample.ReportOf([.. findings]));
        Assert.IsTrue(Compress(text) < 10_000_000);
        using var document = JsonDocument.Parse(text);
        var run = document.RootElement.GetProperty("runs")[0];
        Assert.AreEqual(14, run.GetProperty("results").GetArrayLength());
        Assert.IsFalse(run.GetProperty("results")[0].TryGetProperty("fixes", out _));
        Assert.AreEqual("The fixes of 14 results are left out, so that the file stays below 10 MB, compressed.", NotificationOf(run));
    }

    [TestMethod]
    public void A_file_that_is_too_large_without_fixes_loses_results()
    {
        var random = new Random(1);
        Diagnostic[] findings = [.. Enumerable.Range(0, 600).Select(i => new Diagnostic(i < 10 ? Sample.Pin : Sample.Pipe, $"{i}", default, Noise(random, 20_000)))];
        var text = new SarifReport().Write(Sample.ReportOf([.. findings]));
        Assert.IsTrue(Compress(text) < 10_000_000);
        using var document = JsonDocument.Parse(text);
        var run = document.RootElement.GetProperty("runs")[0];
        var written = run.GetProperty("results").GetArrayLength();
        Assert.IsTrue(written is > 100 and < 600, $"{written}");
        Assert.AreEqual(10, run.GetProperty("results").EnumerateArray().Count(result => result.GetProperty("ruleId").GetString() == Sample.Pin.Id));
        StringAssert.StartsWith(NotificationOf(run), FormattableString.Invariant($"{600 - written:N0} of 600 results are left out"));
    }

    [TestMethod]
    public void No_result_has_more_locations_than_are_shown()
    {
        var related = Enumerable.Range(1, 150).Select(line => new RelatedLocation("f", new LinePosition(line, 1), new LinePosition(line, 2), "there"));
        var run = Run(Sample.ReportOf(Sample.Find(Sample.Pin, "f", "x", "x", "m") with { Related = [.. related] }));
        var result = run.GetProperty("results")[0];
        Assert.AreEqual(100, result.GetProperty("locations").GetArrayLength() + result.GetProperty("relatedLocations").GetArrayLength());
        Assert.AreEqual("1 result has more than 99 related locations, of which the first are written.", NotificationOf(run));
    }

    [TestMethod]
    public void Rules_and_their_tags_are_within_the_limits()
    {
        var checks = TestEngine.Default.Checks.All;
        var run = Run(Sample.ReportOf([.. checks.Select(rule => new Diagnostic(rule, "f", default, "m"))]));
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.AreEqual(checks.Length, rules.GetArrayLength());
        foreach (var rule in rules.EnumerateArray())
        {
            Assert.IsTrue(rule.GetProperty("properties").GetProperty("tags").GetArrayLength() <= 10, rule.ToString());
            Assert.IsTrue(rule.GetProperty("shortDescription").GetProperty("text").GetString()!.Length is > 0 and <= 1_024, rule.ToString());
            Assert.IsTrue(rule.GetProperty("fullDescription").GetProperty("text").GetString()!.Length is > 0 and <= 1_024, rule.ToString());
        }
    }

    [TestMethod]
    [DataRow("FROM a\nENV P=s3cr3t-Value\n", "s3cr3t-Value", "ENV P=\"s3cr3t-Value\"")]
    [DataRow("FROM a\nENV P=s3cr3t-Value\n", "s3cr3t-Value", "P=s3cr3t-Value \\\n")]
    public void A_fix_with_a_secret_that_a_rule_found_is_left_out(string text, string secret, string written)
    {
        var found = Sample.Find(Sample.Secret, "Dockerfile", text, secret, "A secret.");
        var fixable = Sample.Find(Sample.Pin, "Dockerfile", text, "ENV", "m") with { Fix = new Fix("Quote it", [new TextEdit(new TextSpan(7, 3), written)], FixSafety.Safe) };
        AssertHidden(Sample.ReportOf(found, fixable), secret);
        AssertHidden(Sample.ReportOf(fixable) with { Baselined = [found] }, secret);
    }

    [TestMethod]
    public void A_fix_with_what_reads_as_a_secret_is_left_out_though_no_rule_found_it()
    {
        const string Secret = "hunter2-Xy-9981";
        var fixable = Sample.Find(Sample.Pin, "f", "a\n", "a", "m") with { Fix = new Fix("Move it", [new TextEdit(new TextSpan(0, 1), $"first\nDATABASE_PASSWORD={Secret}\n")], FixSafety.Safe) };
        AssertHidden(Sample.ReportOf(fixable), Secret);
    }

    private static void AssertHidden(CheckReport report, string secret)
    {
        var text = new SarifReport().Write(report);
        Assert.IsFalse(text.Contains(secret, StringComparison.Ordinal), text);
        using var document = JsonDocument.Parse(text);
        Assert.AreEqual("The fix of 1 result is left out, since its text holds a secret.", NotificationOf(document.RootElement.GetProperty("runs")[0]));
        Assert.IsFalse(new JsonReport().Write(report).Contains(secret, StringComparison.Ordinal));
    }

    private static JsonElement Run(CheckReport report)
    {
        using var document = JsonDocument.Parse(new SarifReport().Write(report));
        return document.RootElement.GetProperty("runs")[0].Clone();
    }

    private static string? NotificationOf(JsonElement run) =>
        run.GetProperty("invocations")[0].TryGetProperty("toolExecutionNotifications", out var notifications) ? notifications[0].GetProperty("message").GetProperty("text").GetString() : null;

    private static string Noise(Random random, int length) => string.Create(length, random, static (characters, source) =>
    {
        for (var i = 0; i < characters.Length; i++)
        {
            characters[i] = (char)source.Next('\u4e00', '\u9fff');
        }
    });

    private static long Compress(string text)
    {
        using var compressed = new MemoryStream();
        using (var stream = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        return compressed.Length;
    }
}
