using System.Runtime.Versioning;
using A11.Agents.Tests;

namespace A11.Tool.Tests;

/// <summary>No command writes through a link of the repository, and each says which path kept it from writing.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
[UnsupportedOSPlatform("windows")]
public sealed class WritingTests
{
    private const string Good = "# Why: a test\nFROM debian:12.8-slim\nUSER app\n";
    private const string Task = """{ "task_id": "T1", "title": "x", "acceptance_criteria": ["Runs as a non-root user"], "files_to_create": ["Dockerfile"] }""";

    [TestMethod]
    [DataRow("a11.baseline.json", "baseline")]
    [DataRow("report.json", "check --format json --output report.json")]
    [DataRow("a11.yml", "init")]
    [DataRow(".a11/tasks/T001.json", "init")]
    [DataRow("Directory.Build.props", "init")]
    public void A_file_that_is_a_link_is_left_alone(string path, string command)
    {
        foreach (var isThere in (bool[])[true, false])
        {
            using var outside = new ToolFolder();
            using var folder = new ToolFolder().WithGit().With("app/app.csproj", "<Project />").With("x.yml", ToolFolder.GoodYaml);
            var target = Path.Combine(outside.Path, "target");
            if (isThere && path != "a11.baseline.json")
            {
                File.WriteAllText(target, path == "Directory.Build.props" ? "<Project>\n</Project>\n" : "");
            }

            _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Path, path))!);
            _ = File.CreateSymbolicLink(Path.Combine(folder.Path, path), target);
            var before = RepositoryState.Of(outside.Path);
            var result = folder.Run(command.Split(' '));
            Assert.AreEqual(before, RepositoryState.Of(outside.Path));
            Assert.AreEqual(ExitCode.Usage, result.Code, result.Output + result.Error);
            StringAssert.Contains(result.Error, path);
        }
    }

    [TestMethod]
    [DataRow(".a11", "init")]
    [DataRow(".a11", "run task.json")]
    [DataRow(".a11/runs", "run task.json")]
    [DataRow(".a11/runs/lock", "run task.json")]
    [DataRow("docs", "check --format json --output docs/report.json")]
    [DataRow(".a11/lock.json", "run task.json")]
    [DataRow("handoff", "run task.json --handoff handoff")]
    public void A_directory_that_is_a_link_leads_nowhere(string link, string command)
    {
        using var outside = new ToolFolder().With("keep/.keep", "");
        using var folder = Create().With("task.json", Task).With("app/app.csproj", "<Project />");
        _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Path, link))!);
        _ = File.CreateSymbolicLink(Path.Combine(folder.Path, link), Path.Combine(outside.Path, "keep"));
        var before = RepositoryState.Of(outside.Path);
        var result = folder.Run(command.Split(' '));
        Assert.AreEqual(before, RepositoryState.Of(outside.Path));
        Assert.AreEqual(ExitCode.Usage, result.Code, result.Output + result.Error);
        StringAssert.Contains(result.Error, link);
        Assert.IsFalse(folder.Has("Dockerfile"));
    }

    [TestMethod]
    public void An_accepted_edit_is_written_to_no_other_name_of_the_lock()
    {
        using var outside = new ToolFolder();
        using var folder = Create().With("task.json", Task);
        Assert.AreEqual(ExitCode.Clean, folder.Run("run", "task.json").Code);
        _ = folder.With("Dockerfile", Good + "# by hand\n");
        File.Move(Path.Combine(folder.Path, ".a11/lock.json"), Path.Combine(outside.Path, "lock"));
        using (var process = System.Diagnostics.Process.Start("ln", [Path.Combine(outside.Path, "lock"), Path.Combine(folder.Path, ".a11/lock.json")]))
        {
            process.WaitForExit();
        }

        var before = outside.Read("lock");
        var result = folder.Run("accept");
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.Contains(result.Error, ".a11/lock.json has several hard links");
        Assert.AreEqual(before, outside.Read("lock"));
    }

    [TestMethod]
    public void A_record_is_removed_without_following_links_in_it()
    {
        using var outside = new ToolFolder().With("keep/file", "theirs");
        using var folder = Create().With("a11.yml", "agent: scripted\nkeepRuns: 1\n").With("task.json", Task).With(".a11/runs/20200101T000000Z-000000/run.json", "{}");
        _ = Directory.CreateSymbolicLink(Path.Combine(folder.Path, ".a11/runs/20200101T000000Z-000000/link"), Path.Combine(outside.Path, "keep"));
        _ = Directory.CreateSymbolicLink(Path.Combine(folder.Path, ".a11/runs/20200102T000000Z-000000"), Path.Combine(outside.Path, "keep"));
        Assert.AreEqual(ExitCode.Clean, folder.Run("run", "task.json").Code);
        Assert.IsFalse(folder.Has(".a11/runs/20200101T000000Z-000000"));
        Assert.AreEqual("theirs", outside.Read("keep/file"));
    }

    [TestMethod]
    [DataRow("pipe")]
    [DataRow("/dev/zero")]
    [Timeout(60_000, CooperativeCancellation = true)]
    public void A_task_file_that_never_ends_is_told_of(string name)
    {
        using var folder = Create();
        using (var process = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(folder.Path, "pipe")]))
        {
            process.WaitForExit();
        }

        var result = folder.Run("run", name);
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.Contains(result.Error, name);
    }

    [TestMethod]
    public void Standard_input_that_never_ends_is_told_of()
    {
        using var folder = Create();
        folder.Input = new string(' ', 11 * 1024 * 1024);
        var result = folder.Run("run", "-");
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.Contains(result.Error, "Standard input is larger than 10 MB");
    }

    private static ToolFolder Create()
    {
        var agent = new ScriptedAgent(("Dockerfile", Good));
        return new ToolFolder { Agents = (name, _, _) => name == agent.Name ? agent : null }.WithGit().With("a11.yml", "agent: scripted\n");
    }
}
