using System.Text.Json;
using A11.Tool.Hooks;

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
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"mcp__files__read_and_move","tool_input":{"path":"src/a.cs"}}""", false)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"mcp__files__read_or_overwrite","tool_input":{"path":"src/a.cs"}}""", false)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"mcp__files__find.replaced","tool_input":{"path":"src/a.cs"}}""", false)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"mcp__github__get_file_contents","tool_input":{"path":"src/a.cs"}}""", true)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"mcp__github__create_issue","tool_input":{"title":"x"}}""", true)]
    [DataRow("""{"hook_event_name":"PreToolUse","tool_name":"mcp__a11__boundary","tool_input":{"path":"src/a.cs"}}""", true)]
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

    /// <summary>Requests as the agents' own command lines were seen to send them.</summary>
    [TestMethod]
    [DataRow("gemini", """{"hook_event_name":"BeforeTool","cwd":"{root}","tool_name":"write_file","tool_input":{"file_path":"Dockerfile","content":"x"}}""", true)]
    [DataRow("gemini", """{"hook_event_name":"BeforeTool","cwd":"{root}","tool_name":"write_file","tool_input":{"file_path":"src/a.cs","content":"x"}}""", false)]
    [DataRow("gemini", """{"hook_event_name":"BeforeTool","cwd":"{root}","tool_name":"replace","tool_input":{"file_path":"{root}/a11.yml","old_string":"x","new_string":"y"}}""", false)]
    [DataRow("gemini", """{"hook_event_name":"BeforeTool","cwd":"{root}","tool_name":"read_file","tool_input":{"absolute_path":"{root}/src/a.cs"}}""", true)]
    [DataRow("gemini", """{"hook_event_name":"BeforeTool","cwd":"{root}","tool_name":"run_shell_command","tool_input":{"command":"make"}}""", true)]
    [DataRow("codex", """{"hook_event_name":"PreToolUse","cwd":"{root}","tool_name":"apply_patch","tool_input":{"command":"*** Begin Patch\n*** Add File: Dockerfile\n+x\n*** End Patch\n"}}""", true)]
    [DataRow("codex", """{"hook_event_name":"PreToolUse","cwd":"{root}","tool_name":"apply_patch","tool_input":{"command":"*** Begin Patch\n*** Add File: Dockerfile\n+x\n*** Delete File: src/a.cs\n*** End Patch\n"}}""", false)]
    [DataRow("codex", """{"hook_event_name":"PreToolUse","cwd":"{root}","tool_name":"apply_patch","tool_input":{"command":"*** Begin Patch\n*** Update File: Dockerfile\n*** Move to: src/Dockerfile.cs\n@@\n-x\n+y\n*** End Patch\n"}}""", false)]
    [DataRow("codex", """{"hook_event_name":"PreToolUse","cwd":"{root}","tool_name":"apply_patch","tool_input":{"command":"*** Begin Patch\n*** Rename File: a\n*** End Patch\n"}}""", false)]
    [DataRow("codex", """{"hook_event_name":"PreToolUse","cwd":"{root}","tool_name":"apply_patch","tool_input":{"command":"no patch"}}""", false)]
    [DataRow("codex", """{"hook_event_name":"PreToolUse","cwd":"{root}","tool_name":"Bash","tool_input":{"command":"apply_patch <<'EOF'\n*** Begin Patch\n*** Add File: src/a.cs\n+x\n*** End Patch\nEOF\n"}}""", false)]
    [DataRow("codex", """{"hook_event_name":"PreToolUse","cwd":"{root}","tool_name":"Bash","tool_input":{"command":["apply_patch","*** Begin Patch\n*** Add File: a11.yml\n+x\n*** End Patch"]}}""", false)]
    [DataRow("codex", """{"hook_event_name":"PreToolUse","cwd":"{root}","tool_name":"Bash","tool_input":{"command":"make"}}""", true)]
    [DataRow("opencode", """{"cwd":"{root}","tool_name":"write","tool_input":{"filePath":"{root}/Dockerfile","content":"x"}}""", true)]
    [DataRow("opencode", """{"cwd":"{root}","tool_name":"edit","tool_input":{"filePath":"{root}/src/a.cs","oldString":"x","newString":"y"}}""", false)]
    [DataRow("opencode", """{"cwd":"{root}","tool_name":"apply_patch","tool_input":{"patchText":"*** Begin Patch\n*** Update File: src/a.cs\n@@\n+x\n*** End Patch"}}""", false)]
    [DataRow("copilot", """{"sessionId":"s","cwd":"{root}","toolName":"create","toolArgs":{"path":"Dockerfile","file_text":"x"}}""", true)]
    [DataRow("copilot", """{"sessionId":"s","cwd":"{root}","toolName":"edit","toolArgs":{"path":"src/a.cs","old_str":"x","new_str":"y"}}""", false)]
    [DataRow("copilot", """{"sessionId":"s","cwd":"{root}","toolName":"create","toolArgs":"{\"path\":\"src/a.cs\",\"file_text\":\"x\"}"}""", false)]
    [DataRow("copilot", """{"sessionId":"s","cwd":"{root}","toolName":"apply_patch","toolArgs":"*** Begin Patch\n*** Add File: src/a.cs\n+x\n*** End Patch"}""", false)]
    [DataRow("copilot", """{"sessionId":"s","cwd":"{root}","toolName":"create","toolArgs":"{"}""", false)]
    [DataRow("copilot", """{"sessionId":"s","cwd":"{root}","toolName":"view","toolArgs":{"path":"src/a.cs"}}""", true)]
    [DataRow("copilot", """{"sessionId":"s","cwd":"{root}","toolName":"bash","toolArgs":{"command":"make"}}""", true)]
    [DataRow("claude", """{"cwd":"{root}","tool_name":"Write","tool_input":{"file_path":"~/Dockerfile"}}""", false)]
    [DataRow("claude", """{"cwd":"{root}","tool_name":"Write","tool_input":{"file_path":"file:///Dockerfile"}}""", false)]
    [DataRow("claude", """{"cwd":"{root}","tool_name":"Write","tool_input":{"file_path":".GitHub/workflows/ci.yml"}}""", false)]
    [DataRow("claude", """{"cwd":"{root}","tool_name":"Write","tool_input":{"file_path":"linked/ci.yml"}}""", false)]
    public void Each_agents_requests_are_understood_and_answered_in_its_form(string agent, string request, bool isAllowed)
    {
        using var folder = new ToolFolder().WithGit().With("deploy/x.yml", "a: 1\n");
        _ = Directory.CreateSymbolicLink(Path.Combine(folder.Path, "linked"), Path.Combine(folder.Path, "deploy"));
        folder.Input = request.Replace("{root}", folder.Path, StringComparison.Ordinal);
        var result = folder.Run("hook", "--agent", agent);
        Assert.AreEqual(isAllowed ? ExitCode.Clean : ExitCode.Usage, result.Code, result.Output + result.Error);
        Assert.AreEqual(!isAllowed, HookAnswer.IsDenial(agent, (int)result.Code, result.Output));
        Assert.AreEqual(isAllowed, result.Error.Length == 0, result.Error);
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
