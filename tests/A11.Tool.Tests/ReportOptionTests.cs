using System.Text.Json;

namespace A11.Tool.Tests;

/// <summary>Reports beside the one that is printed.</summary>
[TestClass]
public sealed class ReportOptionTests
{
    [TestMethod]
    public void One_run_writes_reports_in_several_formats()
    {
        using var folder = new ToolFolder().With("x.yml", ToolFolder.BadYaml);
        var result = folder.Run("check", "--format", "github", "--report", "sarif=out/a11.sarif", "--report", "gitlab=out/quality=1.json", "--report", "markdown=out/a11.md");
        Assert.AreEqual(ExitCode.Findings, result.Code, result.Error);
        StringAssert.StartsWith(result.Output, "::error file=x.yml,line=2,");
        using var sarif = JsonDocument.Parse(folder.Read("out/a11.sarif"));
        using var quality = JsonDocument.Parse(folder.Read("out/quality=1.json"));
        Assert.AreEqual("AXY0002", sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("ruleId").GetString());
        Assert.AreEqual("x.yml", quality.RootElement[0].GetProperty("location").GetProperty("path").GetString());
        StringAssert.StartsWith(folder.Read("out/a11.md"), "## A11.Build: 1 error, 0 warnings, 0 infos in 1 file checked\n");
    }

    [TestMethod]
    public void The_boundary_s_findings_can_be_reported_so_too()
    {
        using var folder = new ToolFolder().WithGit();
        var result = folder.Run("boundary", "src/a.cs", "--report", "json=out.json");
        Assert.AreEqual(ExitCode.BoundaryViolated, result.Code, result.Error);
        using var json = JsonDocument.Parse(folder.Read("out.json"));
        Assert.AreEqual("AXB0002", json.RootElement.GetProperty("findings")[0].GetProperty("rule").GetString());
    }

    [TestMethod]
    [DataRow(new[] { "--report", "sarif" }, "“--report sarif” is not FORMAT=FILE")]
    [DataRow(new[] { "--report", "sarif=" }, "is not FORMAT=FILE")]
    [DataRow(new[] { "--report", "=x" }, "is not FORMAT=FILE")]
    [DataRow(new[] { "--report", "word=x.doc" }, "the formats are text, json, ")]
    [DataRow(new[] { "--report", "json=x", "--report", "sarif=./x" }, "Two reports would be written to")]
    [DataRow(new[] { "--output", "x", "--report", "sarif=x" }, "Two reports would be written to")]
    public void A_mistake_is_told_before_anything_is_checked(string[] options, string expected)
    {
        using var folder = new ToolFolder().With("x.yml", ToolFolder.BadYaml);
        var result = folder.Run(["check", .. options]);
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.Contains(result.Error, expected);
        Assert.AreEqual("", result.Output);
        Assert.IsFalse(folder.Has("x"));
    }

    [TestMethod]
    [DataRow("GITHUB_SERVER_URL=https://github.example GITHUB_REPOSITORY=o/r GITHUB_SHA=0123", "[2:1](https://github.example/o/r/blob/0123/x.yml#L2)")]
    [DataRow("CI_PROJECT_URL=https://gitlab.example/g/p CI_COMMIT_SHA=0123", "[2:1](https://gitlab.example/g/p/-/blob/0123/x.yml#L2)")]
    [DataRow("CI_PROJECT_URL=javascript:alert(1)// CI_COMMIT_SHA=0123", "- 2:1 [AXY0002]")]
    [DataRow("GITHUB_REPOSITORY=o/r", "- 2:1 [AXY0002]")]
    public void Markdown_leads_to_the_lines_where_the_system_says_where_they_are(string variables, string expected)
    {
        using var folder = new ToolFolder().WithGit().With("x.yml", ToolFolder.BadYaml);
        foreach (var variable in variables.Split(' '))
        {
            _ = folder.WithVariable(variable.Split('=')[0], variable.Split('=', 2)[1]);
        }

        StringAssert.Contains(folder.Run("check", "--format", "markdown").Output, expected);
    }
}
