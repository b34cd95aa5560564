using System.Text.Json;

namespace A11.Tool.Tests;

/// <summary>What a run would do, before it does it.</summary>
[TestClass]
public sealed class PlanCommandTests
{
    [TestMethod]
    public void Each_task_has_its_state_and_its_reason()
    {
        using var folder = Create();
        _ = folder.Run("run", "T1");
        var result = folder.Run("plan", "--json");
        using var plan = JsonDocument.Parse(result.Output);
        var states = plan.RootElement.GetProperty("tasks").EnumerateArray().Select(task => $"{task.GetProperty("task_id").GetString()} {task.GetProperty("state").GetString()}");
        Assert.AreEqual("T1 up-to-date, T2 open, T3 skipped, T4 boundary-violated, T5 conflict", string.Join(", ", states));
        Assert.AreEqual(ExitCode.BoundaryViolated, result.Code);
        Assert.AreEqual("T1", plan.RootElement.GetProperty("tasks")[1].GetProperty("after")[0].GetString());
        StringAssert.Contains(folder.Run("plan").Output, "1 of 5 tasks would be carried out by builtin");
        Assert.IsFalse(folder.Has("docker-compose.yml"));
    }

    [TestMethod]
    public void A_matrix_holds_the_tasks_that_wait_for_no_other()
    {
        using var folder = Create();
        Assert.AreEqual("""{"include":[{"task":"T1","title":"x"}]}""" + "\n", folder.Run("plan", "--matrix").Output);
        _ = folder.Run("run", "T1");
        Assert.AreEqual("""{"include":[{"task":"T2","title":"x"}]}""" + "\n", folder.Run("plan", "--matrix").Output);
    }

    [TestMethod]
    public void The_prompt_is_what_the_agent_would_be_told()
    {
        using var folder = Create();
        var prompt = folder.Run("plan", "--prompt", "T1").Output;
        StringAssert.Contains(prompt, "A help target");
        StringAssert.Contains(prompt, """{"status": "done"}""");
        Assert.AreEqual(ExitCode.Usage, folder.Run("plan", "--prompt", "--json").Code);
    }

    [TestMethod]
    public void An_ignore_file_that_the_boundary_keeps_from_the_agent_is_told_with_the_line_that_allows_it()
    {
        const string Advice = "Write .dockerignore yourself, or, to have agents write it, add `/.dockerignore` to “CAN write” in a profile of your own (profile in a11.yml).";
        using var folder = new ToolFolder().WithGit().With("a11.yml", "agent: mine\nagents: { mine: { exec: [sh, -c, 'true'] } }\n").With(".a11/tasks/t.json", Task("T1", "Dockerfile"));
        StringAssert.Contains(folder.Run("plan").Output, $"note: There is no .dockerignore, which a Dockerfile with “COPY . .” needs, and the boundary does not allow it. {Advice}");
        StringAssert.Contains(folder.Run("plan", "--json").Output, "\"notes\":[\"There is no");
        Assert.DoesNotContain("note:", folder.Run("plan", "--agent", "builtin").Output);
        Assert.DoesNotContain("note:", folder.With(".dockerignore", "").Run("plan").Output);
        _ = folder.With(".a11/tasks/t.json", Task("T1", ".dockerignore"));
        File.Delete(Path.Combine(folder.Path, ".dockerignore"));
        var asked = folder.Run("plan");
        Assert.AreEqual(ExitCode.BoundaryViolated, asked.Code);
        StringAssert.Contains(asked.Output, Advice);
    }

    [TestMethod]
    public void A_run_does_what_the_plan_says()
    {
        using var folder = Create();
        _ = folder.Run("run", "T1");
        var planned = States(folder.Run("plan", "--json").Output, "state");
        var done = States(folder.Run("run", "--json").Output, "status");
        CollectionAssert.AreEqual(
            new[] { "T1 up-to-date", "T2 open", "T3 skipped", "T4 boundary-violated", "T5 conflict" }, planned);
        CollectionAssert.AreEqual(
            new[] { "T1 up-to-date", "T2 agent-failed", "T3 skipped", "T4 boundary-violated", "T5 conflict" }, done);
    }

    private static string[] States(string json, string name)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("tasks").EnumerateArray().Select(task => $"{task.GetProperty("task_id").GetString()} {task.GetProperty(name).GetString()}").Order(StringComparer.Ordinal)];
    }

    private static ToolFolder Create() => new ToolFolder().WithGit()
        .With("src/App/App.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""")
        .With("mine.yml", "a: 1\n")
        .With(".a11/tasks/t.json", $"""[{Task("T1", "Makefile")}, {Task("T2", "docker-compose.yml", ", \"depends_on\": [\"T1\"]")}, {Task("T3", "three.yml", ", \"owner\": \"A05\"")}, {Task("T4", "src/a.cs")}, {Task("T5", "mine.yml")}]""");

    private static string Task(string id, string file, string more = "") =>
        $$"""{ "task_id": "{{id}}", "title": "x", "acceptance_criteria": ["A help target"], "files_to_create": ["{{file}}"]{{more}} }""";
}
