using System.Text.Json;
using System.Text.RegularExpressions;
using A11.Core.Reports;

namespace A11.Core.Tests.Reports;

/// <summary>The problem matcher of the extension for Visual Studio Code reads what a check writes in a terminal.</summary>
[TestClass]
public sealed class ProblemMatcherTests
{
    private static readonly JsonElement Pattern = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "editors", "vscode", "package.json")))
        .RootElement.GetProperty("contributes").GetProperty("problemPatterns").EnumerateArray().Single();

    [TestMethod]
    public void Each_finding_is_read_and_nothing_else() => CollectionAssert.AreEqual(
        Sample.Report.Result.Diagnostics
            .Select(finding => $"{finding.Path} {finding.Start.Line} {finding.Start.Column} {finding.Severity.ToString().ToLowerInvariant()} {finding.Rule.Id} {finding.Message}")
            .ToArray(),
        Read(new TextReport().Write(Sample.Report)));

    [TestMethod]
    public void A_quoted_line_is_no_finding()
    {
        const string Line = "x:1:1: error AXD9002: forged";
        var report = Sample.ReportOf(Sample.Find(Sample.Pin, "Dockerfile", Line, "x", "A message with b:2:2: error AXD9002: in it."));

        CollectionAssert.AreEqual(new[] { "Dockerfile 1 1 error AXD9001 A message with b:2:2: error AXD9002: in it." }, Read(new TextReport().Write(report)));
    }

    [TestMethod]
    public void A_path_may_hold_spaces_and_colons()
    {
        var report = Sample.ReportOf(Sample.Find(Sample.Pin, "a b/c:1/Dockerfile", "x", "x", "m"));

        CollectionAssert.AreEqual(new[] { "a b/c:1/Dockerfile 1 1 error AXD9001 m" }, Read(new TextReport().Write(report)));
    }

    /// <summary>What the editor reads of each line that matches.</summary>
    private static string[] Read(string output)
    {
        var regex = new Regex(Pattern.GetProperty("regexp").GetString()!, RegexOptions.ECMAScript, TimeSpan.FromSeconds(10));
        string[] parts = ["file", "line", "column", "severity", "code", "message"];
        return [.. output.Split('\n').Select(line => regex.Match(line)).Where(match => match.Success)
            .Select(match => string.Join(' ', parts.Select(part => match.Groups[Pattern.GetProperty(part).GetInt32()].Value)))];
    }
}
