namespace A11.Tool.Tests;

[TestClass]
public sealed class BaselineCommandTests
{
    [TestMethod]
    public void Only_findings_that_the_baseline_does_not_know_fail()
    {
        using var folder = new ToolFolder().WithGit().With("x.yml", ToolFolder.BadYaml);
        var recorded = folder.Run("baseline");
        Assert.AreEqual(ExitCode.Clean, recorded.Code);
        Assert.AreEqual("Recorded 1 finding in a11.baseline.json. Commit it: “a11 check” now fails on new findings only.\n", recorded.Output);

        var known = folder.Run("check");
        Assert.AreEqual(ExitCode.Clean, known.Code);
        StringAssert.StartsWith(known.Output, "0 errors, 0 warnings, 0 infos in 1 file checked, 1 known from the baseline\n");
        Assert.AreEqual(ExitCode.Findings, folder.Run("check", "--no-baseline").Code);

        var more = folder.With("y.yml", ToolFolder.BadYaml).Run("check", "--format", "msbuild");
        Assert.AreEqual(ExitCode.Findings, more.Code);
        StringAssert.StartsWith(more.Output, "y.yml(2,1): error AXY0002");
    }

    [TestMethod]
    public void What_was_mended_is_told_until_the_baseline_is_shrunk()
    {
        using var folder = new ToolFolder().WithGit().With("x.yml", ToolFolder.BadYaml);
        _ = folder.Run("baseline");
        StringAssert.Contains(folder.With("x.yml", ToolFolder.GoodYaml).Run("check").Output, "1 finding of the baseline is gone; run “a11 baseline” to shrink it\n");
        Assert.AreEqual("Recorded 0 findings in a11.baseline.json. Commit it: “a11 check” now fails on new findings only.\n", folder.Run("baseline").Output);
        Assert.IsFalse(folder.Run("check").Output.Contains("baseline", StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_broken_baseline_is_no_verdict()
    {
        using var folder = new ToolFolder().WithGit().With("x.yml", ToolFolder.GoodYaml).With("a11.baseline.json", "{\n  \"version\": 1,\n}");
        Assert.AreEqual(
            new ToolResult(ExitCode.Usage, "", "a11: a11.baseline.json(3,1): this is not JSON; mend it, or write the baseline anew by “a11 baseline”.\n"),
            folder.Run("check"));
    }

    [TestMethod]
    public void A_wrong_configuration_is_not_recorded()
    {
        using var folder = new ToolFolder().WithGit().With("x.yml", ToolFolder.BadYaml).With("a11.yml", "rulez: {}\n");
        var result = folder.Run("baseline");
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.StartsWith(result.Error, "a11: a11.yml(1,1): ");
        Assert.IsFalse(folder.Has("a11.baseline.json"));
    }
}
