using System.Text.Json;

namespace A11.Tool.Tests;

/// <summary>Tasks from the command line: run, status, accept.</summary>
[TestClass]
public sealed class RunCommandTests
{
    private const string Task = """{ "task_id": "T1", "title": "Daily commands", "acceptance_criteria": ["A help target"], "files_to_create": ["Makefile"] }""";

    [TestMethod]
    public void The_tasks_of_the_repository_are_carried_out_and_the_last_line_is_the_signal()
    {
        using var folder = Create().With(".a11/tasks/make.json", Task);
        var result = folder.Run("run");
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Output + result.Error);
        StringAssert.EndsWith(result.Output, "\n{\"status\": \"done\"}\n");
        Assert.IsTrue(folder.Has("Makefile") && folder.Has(".a11/lock.json"));
        StringAssert.Contains(folder.Run("status").Output, "T1  done");
    }

    [TestMethod]
    public void A_task_comes_from_a_file_an_id_or_standard_input()
    {
        using var folder = Create().With("task.json", Task);
        Assert.AreEqual(ExitCode.Clean, folder.Run("run", "task.json").Code);

        using var byId = Create().With(".a11/tasks/make.json", Task);
        Assert.AreEqual(ExitCode.Clean, byId.Run("run", "T1").Code);

        using var piped = Create();
        piped.Input = Task;
        Assert.AreEqual(ExitCode.Clean, piped.Run("run", "-").Code);
        Assert.IsTrue(piped.Has("Makefile"));
    }

    [TestMethod]
    public void With_json_the_whole_result_is_one_document()
    {
        using var folder = Create().With("task.json", Task);
        using var json = JsonDocument.Parse(folder.Run("run", "--json", "task.json").Output);
        Assert.AreEqual("done", json.RootElement.GetProperty("status").GetString());
        var criterion = json.RootElement.GetProperty("tasks")[0].GetProperty("criteria")[0];
        Assert.AreEqual("met", criterion.GetProperty("verdict").GetString());
        Assert.AreEqual("Makefile", criterion.GetProperty("places")[0].GetProperty("path").GetString());
        Assert.IsTrue(folder.Read("Makefile").Split('\n')[criterion.GetProperty("places")[0].GetProperty("line").GetInt32() - 1].StartsWith("help:", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("not json", ExitCode.Usage, "AXT0001")]
    [DataRow("{ \"task_id\": 1 }", ExitCode.Usage, "AXT0002")]
    [DataRow("{ \"task_id\": \"T1\", \"title\": \"x\", \"files_to_create\": [\"Makefile\"] }", ExitCode.Usage, "acceptance_criteria")]
    [DataRow("[]", ExitCode.Usage, "no task")]
    [DataRow("{ \"task_id\": \"T1\", \"title\": \"x\", \"acceptance_criteria\": [\"x\"], \"files_to_create\": [\"src/Program.cs\"] }", ExitCode.BoundaryViolated, "AXB0002")]
    [DataRow("{ \"task_id\": \"T1\", \"title\": \"x\", \"acceptance_criteria\": [\"Deploy to the moon\"], \"files_to_create\": [\"Makefile\"] }", ExitCode.AgentFailed, "Deploy to the moon")]
    public void What_cannot_be_done_has_its_code_and_its_reason(string task, ExitCode code, string reason)
    {
        using var folder = Create().With("task.json", task);
        var result = folder.Run("run", "task.json");
        Assert.AreEqual(code, result.Code, result.Output + result.Error);
        StringAssert.Contains(result.Output + result.Error, reason);
        Assert.IsFalse(folder.Has("Makefile") || folder.Has(".a11/lock.json"));
    }

    [TestMethod]
    public void Duplicate_ids_are_refused()
    {
        using var folder = Create().With("task.json", $"[{Task}, {Task}]");
        var result = folder.Run("run", "task.json");
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.Contains(result.Error, "AXT0003");
    }

    [TestMethod]
    [DataRow("\"files_to_create\": [\"Makefile\"]", "\"files_to_create\": [\"Makefile\"]", "both create Makefile")]
    [DataRow("\"files_to_create\": [\"Makefile\"]", "\"files_to_create\": [\"makefile\"]", "both create makefile")]
    [DataRow("\"files_to_create\": [\"Makefile\"]", "\"files_to_create\": [\"a.yml\"], \"files_to_modify\": [\"Makefile\"]", "both write Makefile")]
    [DataRow("\"files_to_create\": [\"Makefile\"]", "\"files_to_create\": [\"a.yml\"], \"files_to_modify\": [\"Makefile\"], \"depends_on\": [\"T1\"]", null)]
    public void Two_tasks_that_want_one_file_are_refused_before_the_start(string one, string other, string? problem)
    {
        using var folder = Create().With("task.json", $$"""[{ "task_id": "T1", "title": "x", "acceptance_criteria": ["x"], {{one}} }, { "task_id": "T2", "title": "x", "acceptance_criteria": ["x"], {{other}} }]""");
        var result = folder.Run("run", "task.json");
        if (problem is null)
        {
            Assert.AreNotEqual(ExitCode.Usage, result.Code);
            return;
        }

        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.Contains(result.Error, $"T1 and T2 {problem}");
        Assert.IsFalse(folder.Has("Makefile"));
    }

    [TestMethod]
    public void What_a_named_task_needs_is_carried_out_with_it()
    {
        using var folder = Create().With(".a11/tasks/t.json", $$"""[{{Task}}, { "task_id": "T2", "title": "x", "acceptance_criteria": ["A help target"], "files_to_create": ["ci/Makefile"], "depends_on": ["T1"] }, { "task_id": "T3", "title": "x", "acceptance_criteria": ["A help target"], "files_to_create": ["other/Makefile"] }]""");
        Assert.AreEqual(ExitCode.Clean, folder.Run("run", "T2").Code);
        Assert.IsTrue(folder.Has("Makefile") && folder.Has("ci/Makefile"));
        Assert.IsFalse(folder.Has("other/Makefile"));
    }

    [TestMethod]
    public void A_task_file_may_depend_on_what_is_done_already()
    {
        const string Second = """{ "task_id": "T2", "title": "x", "acceptance_criteria": ["A help target"], "files_to_create": ["ci/Makefile"], "depends_on": ["T1"] }""";
        using var folder = Create().With(".a11/tasks/t.json", Task).With("task.json", Second);
        var blocked = folder.Run("run", "task.json");
        Assert.AreEqual(ExitCode.AgentFailed, blocked.Code);
        StringAssert.Contains(blocked.Output, "depends on T1, which is not done");
        _ = folder.Run("run", "T1");
        Assert.AreEqual(ExitCode.Clean, folder.Run("run", "task.json").Code);
    }

    [TestMethod]
    public void Where_every_task_is_for_somebody_else_nothing_could_be_done()
    {
        using var folder = Create().With("task.json", """{ "task_id": "T1", "title": "x", "acceptance_criteria": ["x"], "files_to_create": ["Makefile"], "owner": "A05" }""");
        var result = folder.Run("run", "task.json");
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.Contains(result.Error, "T1 is for A05");
    }

    [TestMethod]
    public void Progress_is_shown_to_those_who_watch_and_the_result_is_the_same()
    {
        using var error = new StringWriter();
        using var output = new StringWriter { NewLine = "\n" };
        using var folder = Create().With(".a11/tasks/make.json", Task);
        var host = new ToolHost(output, error, folder.Path, _ => null) { IsErrorTerminal = true };
        Assert.AreEqual(ExitCode.Clean, Application.RunAsync(["run"], host, CancellationToken.None).GetAwaiter().GetResult());
        // What is shown of it depends on the machine's pace: that it waits, or what it is at.
        StringAssert.Contains(error.ToString(), "T1  ");
        StringAssert.EndsWith(output.ToString(), "\n{\"status\": \"done\"}\n");
    }

    [TestMethod]
    public void Without_git_nothing_runs()
    {
        using var folder = new ToolFolder().With("task.json", Task);
        var result = folder.Run("run", "task.json");
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.Contains(result.Error, "git init");
    }

    [TestMethod]
    public void A_hand_edit_is_seen_kept_and_taken_in()
    {
        using var folder = Create().With(".a11/tasks/make.json", Task);
        _ = folder.Run("run");
        _ = folder.With("Makefile", folder.Read("Makefile") + "\n# by hand\n");
        var status = folder.Run("status");
        Assert.AreEqual(ExitCode.Findings, status.Code);
        StringAssert.Contains(status.Output, "T1  changed");
        Assert.AreEqual(ExitCode.Conflict, folder.Run("run", "T1").Code);
        StringAssert.Contains(folder.Read("Makefile"), "# by hand");

        var accept = folder.Run("accept");
        Assert.AreEqual(ExitCode.Clean, accept.Code, accept.Error);
        StringAssert.Contains(accept.Output, "accepted Makefile");
        StringAssert.Contains(accept.Output, "    met: A help target: ");
        StringAssert.Contains(accept.Output, " (Makefile:");
        StringAssert.Contains(folder.Read(".a11/lock.json"), "edited_by_hand");
        Assert.AreEqual(ExitCode.Clean, folder.Run("status").Code);
        StringAssert.Contains(folder.Run("accept").Output, "nothing to accept");
    }

    [TestMethod]
    public void An_edit_that_breaks_a_rule_is_not_taken_in()
    {
        using var folder = Create().With(".a11/tasks/make.json", Task);
        _ = folder.Run("run");
        _ = folder.With("Makefile", "a:\n        echo\n");
        var before = folder.Read(".a11/lock.json");
        Assert.AreEqual(ExitCode.Findings, folder.Run("accept", "Makefile").Code);
        Assert.AreEqual(before, folder.Read(".a11/lock.json"));
        Assert.AreEqual(ExitCode.Usage, folder.Run("accept", "other.yml").Code);
    }

    [TestMethod]
    public void A_lock_that_git_ignores_is_told_by_run_and_status()
    {
        using var folder = Create().With(".gitignore", "*lock.json\n").With("task.json", Task);
        var result = folder.Run("run", "task.json");
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Output + result.Error);
        StringAssert.Contains(result.Error, "git ignores .a11/lock.json (.gitignore:1: *lock.json)");
        var status = folder.Run("status");
        StringAssert.Contains(status.Output, "Add the line !/.a11/lock.json at the end of .gitignore.");
        Assert.AreEqual(ExitCode.Clean, status.Code);

        // So it is in every other clone.
        File.Delete(Path.Combine(folder.Path, ".a11/lock.json"));
        Assert.AreEqual(ExitCode.Findings, folder.Run("status").Code);
    }

    [TestMethod]
    public void A_lock_at_its_former_place_is_moved_by_accept()
    {
        using var folder = Create().With("task.json", Task);
        Assert.AreEqual(ExitCode.Clean, folder.Run("run", "task.json").Code);
        File.Move(Path.Combine(folder.Path, ".a11/lock.json"), Path.Combine(folder.Path, "a11.lock.json"));
        Assert.AreEqual(ExitCode.Clean, folder.Run("accept").Code);
        Assert.IsTrue(folder.Has(".a11/lock.json") && !folder.Has("a11.lock.json"));
    }

    private static ToolFolder Create() => new ToolFolder().WithGit().With("src/App/App.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
}
