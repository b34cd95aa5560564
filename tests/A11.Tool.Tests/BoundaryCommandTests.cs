namespace A11.Tool.Tests;

/// <summary>Changes held against the boundary from the command line.</summary>
[TestClass]
public sealed class BoundaryCommandTests
{
    [TestMethod]
    public void A_branch_is_held_against_its_base()
    {
        using var folder = Create();
        Assert.AreEqual(ExitCode.Clean, folder.With("Dockerfile", "FROM x\n").Run("boundary", "--base", "base").Code);
        var result = folder.With("src/a.cs", "changed").Run("boundary", "--base", "base", "--format", "msbuild");
        Assert.AreEqual(ExitCode.BoundaryViolated, result.Code);
        StringAssert.Contains(result.Output, "AXB0002");
        StringAssert.Contains(result.Output, "src/a.cs");
    }

    [TestMethod]
    public void What_is_staged_is_held_against_it()
    {
        using var folder = Create().With("src/a.cs", "changed");
        Assert.AreEqual(ExitCode.Clean, folder.Run("boundary", "--staged").Code);
        Assert.AreEqual(ExitCode.BoundaryViolated, folder.Git("add", "src").Run("boundary", "--staged").Code);
    }

    [TestMethod]
    [DataRow("Dockerfile", ExitCode.Clean)]
    [DataRow("deploy/values.yaml", ExitCode.Clean)]
    [DataRow(".github/workflows/ci.yml", ExitCode.Clean)]
    [DataRow("src/x.yml", ExitCode.BoundaryViolated)]
    [DataRow("readme.md", ExitCode.BoundaryViolated)]
    [DataRow(".git/config", ExitCode.BoundaryViolated)]
    [DataRow("a/../src/x.yml", ExitCode.BoundaryViolated)]
    [DataRow("a11.yml", ExitCode.BoundaryViolated)]
    [DataRow("ＳＲＣ/x.yml", ExitCode.BoundaryViolated)]
    [DataRow("NUL.yml", ExitCode.BoundaryViolated)]
    public void Paths_are_judged_from_the_command_line_and_from_standard_input(string path, ExitCode code)
    {
        using var folder = Create();
        Assert.AreEqual(code, folder.Run("boundary", "--", path).Code);
        folder.Input = $"{path}\r\n";
        Assert.AreEqual(code, folder.Run("boundary", "-").Code);
    }

    [TestMethod]
    [DataRow]
    [DataRow("--base", "nowhere")]
    [DataRow("--staged", "Dockerfile")]
    public void Wrong_usage_is_told_of(params string[] arguments)
    {
        using var folder = Create();
        var result = folder.Run(["boundary", .. arguments]);
        Assert.AreEqual(ExitCode.Usage, result.Code);
        Assert.AreNotEqual("", result.Error);
    }

    private static ToolFolder Create() => new ToolFolder().WithGit().With("src/a.cs", "")
        .Git("add", "--all").Git("-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "--quiet", "--message", "x").Git("tag", "base");
}
