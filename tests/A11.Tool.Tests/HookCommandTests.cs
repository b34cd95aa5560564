using System.Text.Json;

namespace A11.Tool.Tests;

/// <summary>What agents' hooks are answered. Exit code 2 is the only failure that they take for a denial.</summary>
[TestClass]
public sealed class HookCommandTests
{
    [TestMethod]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"Write","tool_input":{"file_path":"Dockerfile"}}""", true)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"Edit","tool_input":{"file_path":"{root}/.github/workflows/ci.yml"}}""", true)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"Write","tool_input":{"file_path":"ci.yml"},"cwd":"{root}/deploy"}""", true)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"Read","tool_input":{"file_path":"src/a.cs"}}""", true)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":{"command":"make"}}""", true)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"TodoWrite","tool_input":{}}""", true)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"Write","tool_input":{"file_path":"src/a.cs"}}""", false)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"Write","tool_input":{"file_path":"README.md"}}""", false)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"MultiEdit","tool_input":{"file_path":"{root}/a11.yml"}}""", false)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"NotebookEdit","tool_input":{"notebook_path":"a.ipynb"}}""", false)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"Write","tool_input":{"file_path":"/etc/cron.d/x.yml"}}""", false)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"Write","tool_input":{"file_path":"deploy/../../x.yml"}}""", false)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"Write","tool_input":{"file_path":".git/hooks/pre-commit"}}""", false)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"Write","tool_input":{}}""", false)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"Write"}""", false)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"Write","tool_input":{"file_path":"ci.yml","path":"src/a.cs"}}""", false)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"mcp__files__put","tool_input":{"path":"src/a.cs"}}""", false)]
    [DataRow("""{"hook_event_name":"PreToolUse"}""", false)]
    [DataRow("""[]""", false)]
    [DataRow("""{""", false)]
    [DataRow("", false)]
    public void Writes_are_judged_by_their_path_and_doubt_denies(string request, bool isAllowed)
    {
        foreach (var agent in (string[])["claude", "cursor"])
        {
            using var folder = new ToolFolder().WithGit();
            folder.Input = request.Replace("{root}", folder.Path, StringComparison.Ordinal);
            var result = folder.Run("hook", "--agent", agent);
            Assert.AreEqual(isAllowed ? ExitCode.Clean : ExitCode.Usage, result.Code, result.Output + result.Error);
            Assert.AreEqual(isAllowed, result.Error.Length == 0, result.Error);
            var answer = result.Output.Length == 0 ? default : JsonDocument.Parse(result.Output).RootElement;
            if (agent == "cursor")
            {
                Assert.AreEqual(isAllowed ? "allow" : "deny", answer.GetProperty("permission").GetString());
            }
            else
            {
                // Nothing is approved here that a person would be asked about.
                Assert.AreEqual(isAllowed ? null : "deny", isAllowed ? null : answer.GetProperty("hookSpecificOutput").GetProperty("permissionDecision").GetString());
                Assert.AreEqual(isAllowed, result.Output.Length == 0);
            }
        }
    }

    [TestMethod]
    [DataRow("""{"hook_event_name":"beforeShellExecution","command":"make","cwd":"/"}""")]
    [DataRow("""{"hook_event_name":"beforeReadFile","file_path":"src/a.cs"}""")]
    public void Cursors_other_events_pass(string request)
    {
        using var folder = new ToolFolder().WithGit();
        folder.Input = request;
        StringAssert.Contains(folder.Run("hook", "--agent", "cursor").Output, "allow");
    }

    [TestMethod]
    [DataRow("a11.yml", "profile: gone.md\n")]
    [DataRow("a11.yml", "boundaries: 1\n")]
    [DataRow(".a11/tasks/t.json", "{")]
    public void A_policy_that_cant_be_read_denies(string path, string text)
    {
        using var folder = new ToolFolder().WithGit().With(path, text);
        folder.Input = """{"tool_name":"Write","tool_input":{"file_path":"Dockerfile"}}""";
        Assert.AreEqual(ExitCode.Usage, folder.Run("hook", "--agent", "claude").Code);
    }

    [TestMethod]
    public void Without_a_repository_everything_is_denied()
    {
        using var folder = new ToolFolder();
        folder.Input = """{"tool_name":"Write","tool_input":{"file_path":"Dockerfile"}}""";
        Assert.AreEqual(ExitCode.Usage, folder.Run("hook", "--agent", "claude").Code);
    }

    [TestMethod]
    public void The_task_at_hand_narrows_the_lane_where_that_is_strict()
    {
        using var folder = new ToolFolder().WithGit().With("a11.yml", "strict: true\n")
            .With(".a11/tasks/t.json", """{ "task_id": "T1", "title": "x", "acceptance_criteria": ["x"], "files_to_create": ["Makefile"] }""");
        folder.Input = """{"tool_name":"Write","tool_input":{"file_path":"Dockerfile"}}""";
        Assert.AreEqual(ExitCode.Clean, folder.Run("hook", "--agent", "claude").Code);
        Assert.AreEqual(ExitCode.Usage, folder.Run("hook", "--agent", "claude", "--task", "T1").Code);
        Assert.AreEqual(ExitCode.Usage, folder.Run("hook", "--agent", "claude", "--task", "T9").Code);
        Assert.AreEqual(ExitCode.Usage, folder.WithVariable("A11_TASK", "T1").Run("hook", "--agent", "claude").Code);
    }
}
