namespace A11.Tool.Tests;

/// <summary><c>a11 migrate</c>: what it writes, shows and compares.</summary>
[TestClass]
public sealed class MigrateCommandTests
{
    private const string Dockerfile = "FROM alpine\nRUN apk add curl\n";

    [TestMethod]
    public void What_other_linters_are_told_is_written_and_compared()
    {
        using var folder = new ToolFolder().WithGit().With("Dockerfile", Dockerfile).With(".hadolint.yaml", "ignored: [DL3006, DL3018]\nfailure-threshold: warning\n");
        var before = folder.Run("check").Output;
        var dry = folder.Run("migrate", "--dry-run");
        Assert.AreEqual(ExitCode.Clean, dry.Code, dry.Error);
        StringAssert.Contains(dry.Output, "+  AXD3006: none");
        Assert.IsFalse(folder.Has("a11.yml"));
        var result = folder.Run("migrate");
        StringAssert.Contains(result.Output, "created  a11.yml: carried over from .hadolint.yaml");
        StringAssert.Contains(result.Output, ".hadolint.yaml(2,20): “failure-threshold: warning” changes nothing");
        StringAssert.Contains(result.Output, "are the same without .hadolint.yaml");
        File.Delete(Path.Combine(folder.Path, ".hadolint.yaml"));
        Assert.AreEqual(before, folder.Run("check").Output);
    }

    [TestMethod]
    public void A_second_time_there_is_nothing_to_do()
    {
        using var folder = new ToolFolder().WithGit().With("Dockerfile", Dockerfile).With(".hadolint.yaml", "ignored: [DL3006]\n");
        _ = folder.Run("migrate");
        var text = folder.Read("a11.yml");
        StringAssert.Contains(folder.Run("migrate").Output, "a11.yml says all that .hadolint.yaml can say there");
        Assert.AreEqual(text, folder.Read("a11.yml"));
    }

    [TestMethod]
    public void A_difference_is_told()
    {
        using var folder = new ToolFolder().WithGit().With(".shellcheckrc", "disable=SC2086\n").With("bin/.shellcheckrc", "disable=SC2034\n").With("bin/run.sh", "#!/bin/sh\necho $1\n");
        var result = folder.Run("migrate");
        StringAssert.Contains(result.Output, "created  a11.yml");
        StringAssert.Contains(result.Output, "differ");
        StringAssert.Contains(result.Output, "  gone  bin/run.sh(");
    }

    [TestMethod]
    public void Where_there_is_nothing_it_says_so()
    {
        using var folder = new ToolFolder().WithGit().With("Dockerfile", Dockerfile);
        StringAssert.Contains(folder.Run("migrate").Output, "There is no other linter's configuration");
    }

    [TestMethod]
    public void An_a11_yml_with_a_mistake_stays_as_it_is()
    {
        using var folder = new ToolFolder().WithGit().With("a11.yml", "rules: { nobody: none }\n").With(".hadolint.yaml", "ignored: [DL3006]\n");
        var result = folder.Run("migrate");
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.Contains(result.Error, "a11.yml(1,10)");
        Assert.AreEqual("rules: { nobody: none }\n", folder.Read("a11.yml"));
    }
}
