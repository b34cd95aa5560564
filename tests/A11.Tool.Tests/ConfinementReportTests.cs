using System.Text.Json.Nodes;

namespace A11.Tool.Tests;

/// <summary>A run, the record, the lock, <c>init</c> and <c>doctor</c> say how well agents are confined.</summary>
[TestClass]
public sealed class ConfinementReportTests
{
    private const string Task = """{ "task_id": "T1", "title": "x", "acceptance_criteria": ["x"], "files_to_create": ["Dockerfile"] }""";
    private const string Script = "printf '# Why: a test\\nFROM debian:12.8-slim\\nUSER app\\n' > Dockerfile; echo '{\"status\": \"done\"}'";

    [TestMethod]
    public void The_built_in_agent_needs_none_and_says_so()
    {
        using var folder = new ToolFolder().WithGit().With(".a11/tasks/t.json", """{ "task_id": "T1", "title": "Makefile", "acceptance_criteria": ["x"], "files_to_create": ["Makefile"] }""").WithVariable("CI", "true");
        var run = folder.Run("run", "--json");
        var sandbox = JsonNode.Parse(run.Output)!["sandbox"]!;
        Assert.AreEqual("none", (string?)sandbox["name"]);
        Assert.IsFalse((bool)sandbox["confined"]!);
        Assert.AreEqual("Not needed: the built-in agent starts no program but MSBuild.", (string?)sandbox["reason"]);
        Assert.DoesNotContain("AXT0208", run.Output);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    public void Without_a_sandbox_everybody_says_so()
    {
        using var folder = Create("off").WithVariable("CI", "true");
        var run = folder.Run("run");
        Assert.AreEqual(ExitCode.Clean, run.Code, run.Output + run.Error);
        StringAssert.Contains(run.Output, "sandbox: none. The sandbox is off (“sandbox: off”)");
        StringAssert.Contains(run.Output, "warning AXT0208");
        StringAssert.Contains(folder.Read(".a11/lock.json"), "\"sandbox\": \"none\"");
        var record = Directory.EnumerateFiles(Path.Combine(folder.Path, ".a11", "runs"), "run.json", SearchOption.AllDirectories).Single();
        Assert.IsFalse((bool)JsonNode.Parse(File.ReadAllText(record))!["tasks"]![0]!["sandbox"]!["confined"]!);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    public void In_a_sandbox_they_name_it()
    {
        using var folder = Create("auto").WithVariable("CI", "true");
        var run = folder.Run("run", "--json");
        var sandbox = JsonNode.Parse(run.Output)!["sandbox"]!;
        if (!(bool)sandbox["confined"]!)
        {
            Assert.Inconclusive((string)sandbox["reason"]!);
        }

        StringAssert.Contains(folder.Read(".a11/lock.json"), $"\"sandbox\": \"{sandbox["name"]}\"");
        Assert.DoesNotContain("AXT0208", run.Output);
    }

    [TestMethod]
    public void Init_and_doctor_advise_to_require_one()
    {
        using var folder = new ToolFolder().WithGit();
        _ = folder.Run("init");
        StringAssert.Contains(folder.Read("a11.yml"), "# sandbox: required");
        StringAssert.Contains(folder.Run("doctor").Output, "Write “sandbox: required” into a11.yml");
    }

    private static ToolFolder Create(string sandbox)
    {
        var folder = new ToolFolder().WithGit().With("agent.sh", Script).With(".a11/tasks/t.json", Task)
            .With("a11.yml", $"agent: mine\nsandbox: {sandbox}\nagents:\n  mine: {{ exec: [bash, agent.sh], timeout: 60s }}\n");
        return folder.Git("add", "--all");
    }
}
