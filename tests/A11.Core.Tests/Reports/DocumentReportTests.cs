using System.Text.Json;
using System.Xml.Linq;
using A11.Core.Reports;

namespace A11.Core.Tests.Reports;

/// <summary>The forms that are one document.</summary>
[TestClass]
public sealed class DocumentReportTests
{
    [TestMethod]
    public void JUnit_has_a_suite_for_each_file_and_a_failure_for_what_fails_the_run()
    {
        var text = new JUnitReport().Write(Sample.Report);
        Assert.AreEqual(
            $"""
            <?xml version="1.0" encoding="utf-8"?>
            <testsuites name="A11.Build" tests="4" failures="1" errors="0">
              <testsuite name="a b/Dockerfile" tests="2" failures="1" errors="0">
                <testcase classname="a b/Dockerfile" name="AXD9001 pin-it (1:6)">
                  <failure type="AXD9001" message="The base image “debian” moves; 100% sure, name: a tag.">a b/Dockerfile:1:6
            {RulePages.AddressOf(Sample.Pin)}</failure>
                </testcase>
                <testcase classname="a b/Dockerfile" name="AXD9002 no-pipe (2:5)">
                  <system-out>a b/Dockerfile:2:5: warning AXD9002: What is downloaded is run unseen.</system-out>
                </testcase>
              </testsuite>
              <testsuite name="compose.yaml" tests="1" failures="0" errors="0">
                <testcase classname="compose.yaml" name="AXG9003 ignore-file (1:1)">
                  <system-out>compose.yaml:1:1: info AXG9003: There is no .dockerignore.</system-out>
                </testcase>
              </testsuite>
              <testsuite name="ok.yml" tests="1" failures="0" errors="0">
                <testcase classname="ok.yml" name="a11 check" />
              </testsuite>
            </testsuites>

            """,
            text);
        _ = XDocument.Parse(text);
    }

    [TestMethod]
    public void Markup_in_a_file_stays_text()
    {
        const string Nasty = "<script>\"&'\0\u0001\uFFFF";
        var report = Sample.ReportOf(Sample.Find(Sample.Pin, Nasty, Nasty, "script", Nasty));
        var failure = XDocument.Parse(new JUnitReport().Write(report)).Descendants("failure").Single();
        Assert.AreEqual("<script>\"&'\\u0000\\u0001\\uffff", failure.Attribute("message")!.Value);
        var page = new HtmlReport().Write(report);
        StringAssert.Contains(page, "<p>&lt;script&gt;&quot;&amp;&#39;\\u0000\\u0001\\uffff</p>");
        Assert.HasCount(2, page.Split("<script"));
    }

    [TestMethod]
    public void The_JSON_document_keeps_its_form()
    {
        var report = Sample.Report with { Result = Sample.Report.Result with { Diagnostics = [Sample.Report.Result.Diagnostics[0]], Suppressed = [] } };
        var text = new JsonReport().Write(report);
        using var document = JsonDocument.Parse(text);
        var fingerprint = document.RootElement.GetProperty("findings")[0].GetProperty("fingerprint").GetString();
        Assert.AreEqual(
            $$"""
            {
              "version": 1,
              "tool": {
                "name": "A11.Build",
                "version": "{{EngineVersion.Text}}"
              },
              "summary": {
                "failed": true,
                "failOn": "error",
                "files": 3,
                "errors": 1,
                "warnings": 0,
                "infos": 0,
                "suppressed": 0,
                "baselined": 0,
                "goneFromBaseline": 0,
                "categories": {
                  "secure": 0,
                  "reproducible": 1,
                  "health": 0,
                  "small": 0,
                  "fast": 0,
                  "fail-fast": 0,
                  "documented": 0,
                  "correct": 0
                }
              },
              "findings": [
                {
                  "rule": "AXD9001",
                  "name": "pin-it",
                  "severity": "error",
                  "category": "reproducible",
                  "path": "a b/Dockerfile",
                  "line": 1,
                  "column": 6,
                  "endLine": 1,
                  "endColumn": 12,
                  "message": "The base image “debian” moves; 100% sure, name: a tag.",
                  "help": "{{RulePages.AddressOf(Sample.Pin)}}",
                  "aliases": [
                    "hadolint/DL9001"
                  ],
                  "fingerprint": "{{fingerprint}}",
                  "related": [],
                  "fix": {
                    "title": "Add the tag 12.8",
                    "safe": true,
                    "edits": [
                      {
                        "line": 1,
                        "column": 12,
                        "endLine": 1,
                        "endColumn": 12,
                        "text": ":12.8"
                      }
                    ]
                  }
                }
              ],
              "baselined": [],
              "suppressed": [],
              "files": [
                "a b/Dockerfile",
                "compose.yaml",
                "ok.yml"
              ]
            }

            """,
            text);
    }
}
