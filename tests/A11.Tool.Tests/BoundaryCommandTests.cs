using System.Text.Json;

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

    [TestMethod]
    [DataRow(null, ExitCode.BoundaryViolated, "a11: The boundary applies: the variable BY_PERSON is not set")]
    [DataRow("no", ExitCode.BoundaryViolated, "a11: The boundary applies: the variable BY_PERSON has no value that exempts")]
    [DataRow("yes", ExitCode.Clean, "a11: The boundary does not apply: BY_PERSON is “yes”, as boundary.appliesTo in a11.yml of the base allows.")]
    public void The_base_says_for_whom_the_boundary_holds_and_the_output_says_which_it_was(string? value, ExitCode code, string message)
    {
        using var folder = Create("boundary: { appliesTo: { unless: { environment: { BY_PERSON: 'yes' } } } }\n").With("src/a.cs", "changed");
        _ = value is null ? folder : folder.WithVariable("BY_PERSON", value);
        var result = folder.Run("boundary", "--base", "base", "--format", "json");
        Assert.AreEqual(code, result.Code);
        StringAssert.Contains(result.Error, message);
        Assert.AreEqual(code != ExitCode.Clean, result.Output.Contains("AXB0002", StringComparison.Ordinal));
        using var report = JsonDocument.Parse(result.Output);
        AssertTold(report.RootElement.GetProperty("boundary"));
        using var sarif = JsonDocument.Parse(folder.Run("boundary", "--base", "base", "--format", "sarif").Output);
        AssertTold(sarif.RootElement.GetProperty("runs")[0].GetProperty("properties").GetProperty("boundary"));

        void AssertTold(JsonElement boundary)
        {
            Assert.AreEqual(code != ExitCode.Clean, boundary.GetProperty("applies").GetBoolean());
            StringAssert.Contains(result.Error, boundary.GetProperty("reason").GetString());
        }
    }

    [TestMethod]
    public void Without_the_setting_the_message_names_it()
    {
        using var folder = Create().With("src/a.cs", "changed");
        var result = folder.Run("boundary", "--base", "base");
        StringAssert.Contains(result.Output, "boundary.appliesTo");
        StringAssert.Contains(result.Error, "has no boundary.appliesTo, so it holds for everybody");
        Assert.DoesNotContain("have a person make", result.Output);
    }

    [TestMethod]
    public void An_explicit_switch_exempts_and_is_told()
    {
        using var folder = Create().With("src/a.cs", "changed");
        var result = folder.Run("boundary", "--base", "base", "--exempt");
        Assert.AreEqual(ExitCode.Clean, result.Code);
        StringAssert.Contains(result.Error, "The boundary does not apply: it was asked for.");
        Assert.AreEqual(ExitCode.Usage, folder.Git("add", "--all").Run("boundary", "--staged", "--exempt").Code);
    }

    [TestMethod]
    [DataRow("App/obj/project.assets.json", "add the line obj/ to .gitignore")]
    [DataRow("App/Bin/App.dll", "add the line Bin/ to .gitignore")]
    [DataRow("web/node_modules/x/index.js", "add the line node_modules/ to .gitignore")]
    [DataRow("tests/TestResults/a.trx", "add the line TestResults/ to .gitignore")]
    [DataRow("a11.sarif", "add the line *.sarif to .gitignore")]
    public void A_build_output_that_git_does_not_ignore_comes_with_the_line_that_ignores_it(string path, string advice)
    {
        using var folder = Create().With(path, "{}");
        StringAssert.Contains(folder.Run("boundary", "--base", "base").Output, advice);

        // What is tracked is no output that somebody forgot to ignore.
        Assert.DoesNotContain(".gitignore", folder.Git("add", "--all", "--force").Run("boundary", "--base", "base").Output);
    }

    private static ToolFolder Create(string settings) => new ToolFolder().WithGit().With("a11.yml", settings).With("src/a.cs", "")
        .Git("add", "--all").Git("-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "--quiet", "--message", "x").Git("tag", "base");

    private static ToolFolder Create() => new ToolFolder().WithGit().With("src/a.cs", "")
        .Git("add", "--all").Git("-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "--quiet", "--message", "x").Git("tag", "base");
}
