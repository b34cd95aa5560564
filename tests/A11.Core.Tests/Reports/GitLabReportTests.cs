using System.Text.Json;
using A11.Core.Reports;

namespace A11.Core.Tests.Reports;

/// <summary>GitLab's Code Quality report.</summary>
[TestClass]
public sealed class GitLabReportTests
{
    [TestMethod]
    public void A_finding_keeps_its_form()
    {
        var text = new GitLabReport().Write(Sample.ReportOf(Sample.Report.Result.Diagnostics[0]));
        using var document = JsonDocument.Parse(text);
        var fingerprint = document.RootElement[0].GetProperty("fingerprint").GetString();
        Assert.AreEqual(16, fingerprint!.Length);
        Assert.AreEqual(
            $$"""
            [
              {
                "description": "The base image “debian” moves; 100% sure, name: a tag. (AXD9001)",
                "check_name": "pin-it",
                "fingerprint": "{{fingerprint}}",
                "severity": "critical",
                "location": {
                  "path": "a b/Dockerfile",
                  "lines": {
                    "begin": 1,
                    "end": 1
                  }
                }
              }
            ]

            """,
            text);
    }

    [TestMethod]
    public void No_findings_are_an_empty_list() => Assert.AreEqual("[]\n", new GitLabReport().Write(Sample.ReportOf()));

    [TestMethod]
    public void Equal_lines_have_names_of_their_own_that_stay_when_others_are_left_out()
    {
        const string Text = "x\nx\ny\n";
        var (first, second) = (Sample.Find(Sample.Pin, "f", Text, "x", "m"), Sample.Find(Sample.Pin, "f", Text, "x\ny", "m"));
        var both = Fingerprints(new GitLabReport().Write(Sample.ReportOf(first, second)));
        Assert.AreEqual(2, both.Distinct().Count());
        CollectionAssert.AreEqual(both[1..], Fingerprints(new GitLabReport().Write(Sample.ReportOf(second) with { OnUnchangedLines = [first] })));
        CollectionAssert.AreEqual(both[1..], Fingerprints(new GitLabReport().Write(Sample.ReportOf(second) with { Baselined = [first] })));
    }

    private static string[] Fingerprints(string text)
    {
        using var document = JsonDocument.Parse(text);
        return [.. document.RootElement.EnumerateArray().Select(finding => finding.GetProperty("fingerprint").GetString()!)];
    }
}
