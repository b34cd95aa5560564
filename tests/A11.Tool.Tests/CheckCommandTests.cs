using System.Text.Json;

namespace A11.Tool.Tests;

[TestClass]
public sealed class CheckCommandTests
{
    [TestMethod]
    public void Findings_are_shown_and_fail()
    {
        using var folder = new ToolFolder().With("x.yml", ToolFolder.BadYaml);
        Assert.AreEqual(
            new ToolResult(
                ExitCode.Findings,
                """
                x.yml:2:1: error AXY0002: The key a is already in this mapping, on line 1, so the file is rejected or one value is dropped silently. Remove one.
                   2 | a: 2
                     | ^
                     see x.yml:1:1: the first one

                1 error, 0 warnings, 0 infos in 1 file checked
                correct 1; no findings: secure, reproducible, health, small, fast, fail-fast, documented

                """,
                ""),
            folder.Run("check"));
    }

    [TestMethod]
    public void A_clean_repository_passes_and_says_how_much_was_checked()
    {
        using var folder = new ToolFolder().With("x.yml", ToolFolder.GoodYaml);
        var result = folder.Run("check", ".");
        Assert.AreEqual(ExitCode.Clean, result.Code);
        StringAssert.StartsWith(result.Output, "0 errors, 0 warnings, 0 infos in 1 file checked\n");
        Assert.AreEqual("", result.Error);
    }

    [TestMethod]
    [DataRow("readme.txt", "is of no kind that a rule looks at")]
    [DataRow("vendor/x.yml", "is in vendor, which holds other projects' files")]
    [DataRow("left/x.yml", "is excluded by the configuration")]
    public void A_file_that_is_named_and_not_checked_is_told_of(string path, string why)
    {
        using var folder = new ToolFolder().With(path, ToolFolder.GoodYaml).With("x.yml", ToolFolder.GoodYaml).With("a11.yml", "exclude: [left/**]\n");
        var alone = folder.Run("check", path);
        Assert.AreEqual(ExitCode.Usage, alone.Code);
        Assert.AreEqual($"a11: {path} was not checked: it {why}.\n", alone.Error);
        var together = folder.Run("check", path, "x.yml");
        Assert.AreEqual(ExitCode.Clean, together.Code);
        Assert.AreEqual(alone.Error, together.Error);
    }

    [TestMethod]
    public void Nothing_to_check_is_a_warning()
    {
        using var folder = new ToolFolder().With("readme.txt", "x");
        var result = folder.Run("check");
        Assert.AreEqual(ExitCode.Clean, result.Code);
        Assert.AreEqual("0 errors, 0 warnings, 0 infos in 0 files checked\n", result.Output);
        Assert.AreEqual($"a11: warning AXG0006: nothing was checked in {folder.Path}, since no rule looks at any file there.\n", result.Error);
    }

    [TestMethod]
    public void A_report_goes_to_a_file_and_its_summary_to_the_user()
    {
        using var folder = new ToolFolder().With("x.yml", ToolFolder.BadYaml);
        var result = folder.Run("check", ".", "--format", "sarif", "--output", "out/a11.sarif");
        Assert.AreEqual(ExitCode.Findings, result.Code);
        StringAssert.StartsWith(result.Output, "1 error, 0 warnings, 0 infos in 1 file checked\n");
        using var document = JsonDocument.Parse(folder.Read("out/a11.sarif"));
        var run = document.RootElement.GetProperty("runs")[0];
        Assert.AreEqual("AXY0002", run.GetProperty("results")[0].GetProperty("ruleId").GetString());
        Assert.AreEqual(new Uri(folder.Path + "/").AbsoluteUri, run.GetProperty("originalUriBaseIds").GetProperty("SRCROOT").GetProperty("uri").GetString());
    }

    [TestMethod]
    [DataRow("text", "x.yml:2:1: error AXY0002: ")]
    [DataRow("json", "{\n  \"version\": 1,")]
    [DataRow("sarif", "{\n  \"$schema\": ")]
    [DataRow("github", "::error file=x.yml,line=2,")]
    [DataRow("azure", "##vso[task.logissue type=error;sourcepath=x.yml;")]
    [DataRow("junit", "<?xml ")]
    [DataRow("html", "<!DOCTYPE html>")]
    [DataRow("msbuild", "x.yml(2,1): error AXY0002: ")]
    [DataRow("markdown", "## A11.Build: 1 error, ")]
    [DataRow("codescanning", "{\n  \"$schema\": ")]
    [DataRow("gitlab", "[\n  {\n    \"description\": ")]
    public void Every_format_can_be_asked_for(string format, string start)
    {
        using var folder = new ToolFolder().With("x.yml", ToolFolder.BadYaml);
        StringAssert.StartsWith(folder.Run("check", "--format", format).Output, start);
    }

    [TestMethod]
    [DataRow(new[] { "--rule", "AXY0002=warning" }, ExitCode.Clean)]
    [DataRow(new[] { "--rule", "AXY0002=warning", "--fail-on", "warning" }, ExitCode.Findings)]
    [DataRow(new[] { "--fail-on", "none" }, ExitCode.Clean)]
    [DataRow(new[] { "--rule", "duplicate-yaml-key=info", "--fail-on", "info" }, ExitCode.Findings)]
    [DataRow(new[] { "--rule", "a11/schema=none", "--fail-on", "info" }, ExitCode.Clean)]
    [DataRow(new[] { "--rule", "AXY0002=none", "--rule", "AXY0002=error" }, ExitCode.Findings)]
    public void The_command_line_has_the_last_word_on_severities(string[] options, ExitCode expected)
    {
        using var folder = new ToolFolder().With("x.yml", ToolFolder.BadYaml).With("a11.yml", "rules: { AXY0002: error }\n");
        Assert.AreEqual(expected, folder.Run(["check", .. options]).Code);
    }

    [TestMethod]
    public void The_configuration_above_holds_for_a_single_file_too()
    {
        using var folder = new ToolFolder().WithGit().With("deep/er/x.yml", ToolFolder.BadYaml)
            .With("a11.yml", "failOn: warning\n").With("deep/a11.yml", "rules: { AXY0002: warning }\n");
        var result = folder.Run("check", "deep/er/x.yml");
        Assert.AreEqual(ExitCode.Findings, result.Code);
        StringAssert.StartsWith(result.Output, "deep/er/x.yml:2:1: warning AXY0002: ");
    }

    [TestMethod]
    public void Another_configuration_can_take_the_repository_s_place()
    {
        using var folder = new ToolFolder().With("x.yml", ToolFolder.BadYaml).With("a11.yml", "rules: { AXY0002: none }\n").With("strict.yml", "rules: { AXY0002: error }\n");
        Assert.AreEqual(ExitCode.Clean, folder.Run("check").Code);
        Assert.AreEqual(ExitCode.Findings, folder.Run("check", "--config", "strict.yml").Code);
    }

    [TestMethod]
    [DataRow(".github/workflows/a11.yml")]
    [DataRow(".github/workflows/a11.yaml")]
    [DataRow("template/.github/workflows/a11.yml")]
    public void A_workflow_of_the_configuration_s_name_is_a_workflow(string path)
    {
        using var folder = new ToolFolder().WithGit().With(path, "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n");
        var result = folder.Run("check", "--format", "msbuild", "--fail-on", "warning");
        Assert.AreEqual(ExitCode.Findings, result.Code, result.Output);
        Assert.IsFalse(result.Output.Contains("AXG0005", StringComparison.Ordinal), result.Output);
        StringAssert.Contains(result.Output, $"{path}(6,");
    }

    [TestMethod]
    public void A_wrong_configuration_is_told_at_its_place_and_is_no_verdict()
    {
        using var folder = new ToolFolder().With("x.yml", ToolFolder.GoodYaml).With("a11.yml", "failOn: error\nrulez: {}\n");
        var result = folder.Run("check", "--format", "msbuild");
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.StartsWith(result.Output, "a11.yml(2,1): error AXG0005: ");
    }

    [TestMethod]
    public void Paths_are_told_from_the_repository_s_root_wherever_one_is()
    {
        using var folder = new ToolFolder().WithGit().With("one/x.yml", ToolFolder.BadYaml).With("two/y.yml", ToolFolder.BadYaml);
        StringAssert.StartsWith(folder.RunIn("one", "check", "--format", "msbuild").Output, "one/x.yml(2,1): error AXY0002");
        StringAssert.Contains(folder.RunIn("one", "check").Output, " in 1 file checked");
        StringAssert.Contains(folder.RunIn("one", "check", "..").Output, " in 2 files checked");
        StringAssert.Contains(folder.RunIn("one", "check", ".", "../two/y.yml").Output, " in 2 files checked");
        StringAssert.Contains(folder.Run("check", "two", "two/y.yml", folder.Path + "/two").Output, " in 1 file checked");
    }

    [TestMethod]
    public void Without_git_a_folder_is_its_own_root()
    {
        using var folder = new ToolFolder().With("one/x.yml", ToolFolder.BadYaml).With("two/y.yml", ToolFolder.BadYaml);
        StringAssert.StartsWith(folder.Run("check", "one", "--format", "msbuild").Output, "x.yml(2,1): error AXY0002");
        StringAssert.StartsWith(folder.Run("check", "one/x.yml", "--format", "msbuild").Output, "one/x.yml(2,1): error AXY0002");
        StringAssert.StartsWith(folder.Run("check", "two", "one", "--format", "msbuild").Output, "one/x.yml(2,1): error AXY0002");
    }

    [TestMethod]
    public void The_topmost_configuration_makes_a_root_where_there_is_no_git()
    {
        using var folder = new ToolFolder().With("a11.yml", "").With("one/a11.yml", "").With("one/x.yml", ToolFolder.BadYaml);
        StringAssert.StartsWith(folder.RunIn("one", "check", "--format", "msbuild").Output, "one/x.yml(2,1): error AXY0002");
    }

    [TestMethod]
    public void Two_repositories_are_not_checked_as_one()
    {
        using var folder = new ToolFolder().WithGit("one").WithGit("two").With("one/x.yml", ToolFolder.GoodYaml).With("two/y.yml", ToolFolder.GoodYaml);
        var result = folder.Run("check", "one", "two");
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.StartsWith(result.Error, "a11: The paths belong to different repositories (");
    }

    [TestMethod]
    public void Every_file_is_in_exactly_one_shard()
    {
        using var folder = new ToolFolder();
        foreach (var number in Enumerable.Range(0, 20))
        {
            _ = folder.With($"f{number}.yml", ToolFolder.BadYaml);
        }

        var shards = Enumerable.Range(1, 3).Select(index => folder.Run("check", "--format", "msbuild", "--shard", $"{index}/3").Output).ToArray();
        var found = shards.SelectMany(output => output.Split('\n').Where(line => line.Contains("error AXY0002", StringComparison.Ordinal))).ToArray();
        Assert.AreEqual(20, found.Length);
        Assert.AreEqual(20, found.Distinct().Count());
        Assert.IsTrue(shards.All(output => output.Contains("error AXY0002", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Only_a_terminal_gets_colors_and_only_if_it_wants_them()
    {
        using var folder = new ToolFolder().With("x.yml", ToolFolder.BadYaml);
        Assert.IsFalse(folder.Run("check").Output.Contains('\e', StringComparison.Ordinal));
        folder.Columns = 80;
        Assert.IsTrue(folder.Run("check").Output.Contains('\e', StringComparison.Ordinal));
        Assert.IsFalse(folder.Run("check", "--format", "json").Output.Contains('\e', StringComparison.Ordinal));
        Assert.IsFalse(folder.WithVariable("TERM", "dumb").Run("check").Output.Contains('\e', StringComparison.Ordinal));
        Assert.IsFalse(folder.WithVariable("TERM", "xterm").WithVariable("NO_COLOR", "1").Run("check").Output.Contains('\e', StringComparison.Ordinal));
    }

    [TestMethod]
    public void An_at_sign_is_part_of_a_name()
    {
        using var folder = new ToolFolder().With("@scope/x.yml", ToolFolder.BadYaml);
        Assert.AreEqual(ExitCode.Findings, folder.Run("check", "@scope").Code);
    }

    [TestMethod]
    public void A_cancelled_check_says_so()
    {
        using var folder = new ToolFolder();
        foreach (var number in Enumerable.Range(0, 20))
        {
            _ = folder.With($"f{number}.yml", ToolFolder.BadYaml);
        }

        var result = folder.Run(".", ["check"], new CancellationToken(canceled: true));
        Assert.AreEqual(new ToolResult(ExitCode.Cancelled, "", "a11: cancelled\n"), result);
    }
}
