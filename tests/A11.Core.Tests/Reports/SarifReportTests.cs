using System.Text.Json;
using A11.Core.Analysis;
using A11.Core.Files;
using A11.Core.Reports;
using A11.Tests;

namespace A11.Core.Tests.Reports;

/// <summary>SARIF 2.1.0: what the standard demands, and what consumers rely on.</summary>
[TestClass]
public sealed class SarifReportTests
{
    [TestMethod]
    public void A_result_keeps_its_form()
    {
        var report = Sample.Report with { Root = "/home/me/my repo" };
        using var document = JsonDocument.Parse(new SarifReport().Write(report));
        var run = document.RootElement.GetProperty("runs")[0];
        var fingerprint = run.GetProperty("results")[0].GetProperty("partialFingerprints").GetProperty("a11/v1").GetString();
        Assert.AreEqual("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        Assert.AreEqual("""{"SRCROOT":{"uri":"file:///home/me/my%20repo/","description":{"text":"The folder that was checked."}}}""", Compact(run.GetProperty("originalUriBaseIds")));
        Assert.AreEqual(
            $$$$$"""
            {"ruleId":"AXD9001","ruleIndex":0,"level":"error","message":{"text":"The base image “debian” moves; 100% sure, name: a tag."},
            "locations":[{"physicalLocation":{"artifactLocation":{"uri":"a%20b/Dockerfile","uriBaseId":"SRCROOT"},
            "region":{"startLine":1,"startColumn":6,"endLine":1,"endColumn":12}}}],
            "partialFingerprints":{"a11/v1":"{{{{{fingerprint}}}}}"},
            "fixes":[{"description":{"text":"Add the tag 12.8"},"artifactChanges":[{"artifactLocation":{"uri":"a%20b/Dockerfile","uriBaseId":"SRCROOT"},
            "replacements":[{"deletedRegion":{"startLine":1,"startColumn":12,"endLine":1,"endColumn":12},"insertedContent":{"text":":12.8"}}]}]}],
            "properties":{"aliases":["hadolint/DL9001"]},"suppressions":[]}
            """.ReplaceLineEndings(""),
            Compact(run.GetProperty("results")[0]));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void The_root_s_address_leads_back_to_the_root()
    {
        const string Root = "/home/#1/a?b %41/ü";
        using var document = JsonDocument.Parse(new SarifReport().Write(Sample.Report with { Root = Root }));
        var uri = document.RootElement.GetProperty("runs")[0].GetProperty("originalUriBaseIds").GetProperty("SRCROOT").GetProperty("uri").GetString()!;
        Assert.AreEqual(Root + "/", Uri.UnescapeDataString(new Uri(uri).AbsolutePath));
    }

    [TestMethod]
    public void A_rule_is_described_once_with_what_peers_call_it()
    {
        using var document = JsonDocument.Parse(new SarifReport().Write(Sample.Report));
        var rules = document.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.AreEqual("AXD9001 AXD9002 AXG9003", string.Join(' ', rules.EnumerateArray().Select(rule => rule.GetProperty("id").GetString())));
        Assert.AreEqual(
            """{"category":"reproducible","aliases":["hadolint/DL9001","trivy/DS9001"],"since":"1.0","tags":["reproducible"]}""",
            Compact(rules[0].GetProperty("properties")));
        Assert.AreEqual("""["security","secure"]""", Compact(rules[1].GetProperty("properties").GetProperty("tags")));
        Assert.AreEqual("""{"enabled":false,"level":"note"}""", Compact(rules[2].GetProperty("defaultConfiguration")));
    }

    [TestMethod]
    public void Known_and_suppressed_findings_say_so()
    {
        var report = Sample.Report with { Baselined = [Sample.Find(Sample.Pipe, "z", "x", "x", "m")] };
        using var document = JsonDocument.Parse(new SarifReport().Write(report));
        var results = document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray();
        Assert.AreEqual(
            """
            AXD9001 new []
            AXD9002 new []
            AXG9003 new []
            AXD9001 new [{"kind":"inSource"}]
            AXD9002 unchanged [{"kind":"external"}]
            """,
            string.Join('\n', results.Select(result =>
                $"{result.GetProperty("ruleId").GetString()} {result.GetProperty("baselineState").GetString()} {(result.TryGetProperty("suppressions", out var kind) ? Compact(kind) : "")}".TrimEnd())));
    }

    [TestMethod]
    public void For_code_scanning_only_what_counts_is_written()
    {
        var report = Sample.Report with { Baselined = [Sample.Find(Sample.Pipe, "z", "x", "x", "m")] };
        using var whole = JsonDocument.Parse(new SarifReport().Write(report));
        using var document = JsonDocument.Parse(new SarifReport(hasSuppressed: false).Write(report));
        var results = document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToArray();
        Assert.AreEqual("AXD9001 AXD9002 AXG9003", string.Join(' ', results.Select(result => result.GetProperty("ruleId").GetString())));
        Assert.IsTrue(results.All(result => !result.TryGetProperty("suppressions", out _) && !result.TryGetProperty("baselineState", out _)));
        Assert.AreEqual(
            Compact(whole.RootElement.GetProperty("runs")[0].GetProperty("results")[2].GetProperty("partialFingerprints")),
            Compact(results[2].GetProperty("partialFingerprints")));
    }

    [TestMethod]
    public void What_the_standard_demands_is_there_for_real_findings()
    {
        var files = new MemoryFileSource([new("ü/#1%.yml", "a: 1\na: *b\n"), new("x.yml", "\t- [")]);
        var result = TestEngine.Default.Run(files, new DefaultSettings(allRules: true));
        Assert.IsTrue(result.Diagnostics.Length >= 3);
        using var document = JsonDocument.Parse(new SarifReport().Write(new CheckReport(result)));
        Assert.AreEqual("2.1.0", document.RootElement.GetProperty("version").GetString());
        var run = document.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.AreEqual(2, run.GetProperty("properties").GetProperty("checkedFiles").GetInt32());
        foreach (var (found, written) in result.Diagnostics.Zip(run.GetProperty("results").EnumerateArray()))
        {
            Assert.AreEqual(found.Rule.Id, written.GetProperty("ruleId").GetString());
            Assert.AreEqual(found.Rule.Id, rules[written.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            var place = written.GetProperty("locations")[0].GetProperty("physicalLocation");
            var uri = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
            Assert.IsTrue(Uri.IsWellFormedUriString(uri, UriKind.Relative), uri);
            Assert.AreEqual(found.Path, Uri.UnescapeDataString(uri));
            var region = place.GetProperty("region");
            Assert.AreEqual(found.Start, new(region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32()));
            Assert.AreEqual(found.End, new(region.GetProperty("endLine").GetInt32(), region.GetProperty("endColumn").GetInt32()));
        }

        foreach (var rule in rules.EnumerateArray())
        {
            Assert.IsTrue(Uri.IsWellFormedUriString(rule.GetProperty("helpUri").GetString(), UriKind.Absolute));
            Assert.AreNotEqual("", rule.GetProperty("help").GetProperty("text").GetString());
            StringAssert.StartsWith(rule.GetProperty("help").GetProperty("markdown").GetString(), $"# {rule.GetProperty("id").GetString()}: ");
        }
    }

    private static string Compact(JsonElement element)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            element.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
