using System.Collections.Immutable;
using System.Runtime.InteropServices;
using A11.Agents.Agents;
using A11.Agents.Changes;
using A11.Agents.Gates;
using A11.Agents.Sandboxes;

namespace A11.Agents.Tests.Agents;

/// <summary>
/// Real agents through a whole session against a scripted model: they write a workflow, mend it in a second round of the same session, and are
/// refused what lies outside of the boundary while they write. Skipped where npm, python or <c>../shared</c> is missing;
/// all but one also without A11_REAL_AGENTS=all, as they are large to install.
/// </summary>
[TestClass]
[TestCategory("RealAgents")]
[OSCondition(OperatingSystems.Linux)]
public sealed class RealAgentTests
{
    private const string Workflow = ".github/workflows/ci.yml";

    private const string TwoRounds = """
        {"turns": [
            {"write": {"path": ".github/workflows/ci.yml", "content": "on: push\n"}},
            {"text": "I wrote the workflow.\n{\"status\": \"done\"}"},
            {"write": {"path": ".github/workflows/ci.yml", "content": "on: pull_request\n"}},
            {"text": "I mended the workflow.\n{\"status\": \"done\"}"}
        ]}
        """;

    /// <summary>Copilot's tool for new files leaves alone what is there.</summary>
    private const string TwoRoundsOfCopilot = """
        {"turns": [
            {"write": {"path": ".github/workflows/ci.yml", "content": "on: push\n"}},
            {"text": "I wrote the workflow.\n{\"status\": \"done\"}"},
            {"tool": {"name": "edit", "input": {"path": ".github/workflows/ci.yml", "old_str": "push", "new_str": "pull_request"}}},
            {"text": "I mended the workflow.\n{\"status\": \"done\"}"}
        ]}
        """;

    private const string Outside = """
        {"turns": [
            {"write": {"path": ".github/workflows/ci.yml", "content": "on: push\n"}},
            {"write": {"path": "src/Evil.cs", "content": "class Evil;\n"}},
            {"text": "I wrote both.\n{\"status\": \"done\"}"}
        ]}
        """;

    private const string OutsideOnly = """
        {"turns": [
            {"write": {"path": "src/Evil.cs", "content": "class Evil;\n"}},
            {"text": "I wrote it.\n{\"status\": \"done\"}"},
            {"write": {"path": ".github/workflows/ci.yml", "content": "on: push\n"}},
            {"text": "I wrote the workflow.\n{\"status\": \"done\"}"}
        ]}
        """;

    private const string ChecksItself = """
        {"turns": [
            {"tool": {"name": "TOOL", "input": {"contents": {"Dockerfile": "FROM alpine:latest\n"}}}},
            {"write": {"path": ".github/workflows/ci.yml", "content": "on: push\n"}},
            {"text": "I checked and wrote the workflow.\n{\"status\": \"done\"}"}
        ]}
        """;

    private const string Refused = """{"turns": [{"text": "x"}], "fail": {"status": 401, "message": "invalid x-api-key"}}""";

    [TestMethod]
    [DataRow("claude")]
    [DataRow("codex")]
    [DataRow("gemini")]
    [DataRow("opencode")]
    [DataRow("copilot")]
    [DataRow("acp-gemini")]
    [DataRow("acp-claude")]
    public async Task Writes_and_mends_a_workflow(string name)
    {
        using var agent = RealAgent.Start(name, name == "copilot" ? TwoRoundsOfCopilot : TwoRounds);
        var first = await agent.WorkAsync();
        Assert.IsNull(first.Failure, $"{first.Reason}\n{first.Transcript}");
        Assert.AreEqual(Workflow, first.Changes.Single().Path);
        Assert.AreEqual(ChangeKind.Added, first.Changes.Single().Kind);
        Assert.IsEmpty(first.Violations);
        Assert.IsFalse(agent.Repository.Has(Workflow));
        Assert.DoesNotContain("test-key-0123456789", first.Transcript);
        Assert.IsTrue(name is "codex" || agent.Seen.Any(activity => activity.StartsWith("writes .github/workflows/ci.yml", StringComparison.Ordinal)), string.Join('\n', agent.Seen));

        var second = await agent.WorkAsync(new GateReport { FailedAt = GateStage.Completion, Missing = ["Dockerfile"] });
        Assert.IsNull(second.Failure, $"{second.Reason}\n{second.Transcript}");

        // A session of Gemini's that was opened by protocol can't be taken up: it begins a new one, and is told everything.
        var expected = name == "acp-gemini" ? "on: push\n" : "on: pull_request\n";
        Assert.AreEqual(expected, System.Text.Encoding.UTF8.GetString(second.Changes.Single().Content.Span), second.Transcript);
        StringAssert.StartsWith(second.Prompt, "Your work on T1");
    }

    [TestMethod]
    [DataRow("claude")]
    [DataRow("gemini")]
    [DataRow("opencode")]
    [DataRow("copilot")]
    [DataRow("acp-gemini")]
    [DataRow("acp-claude")]
    public async Task Is_refused_outside_while_it_writes(string name)
    {
        using var agent = RealAgent.Start(name, Outside);
        var result = await agent.WorkAsync();
        Assert.IsNull(result.Failure, $"{result.Reason}\n{result.Transcript}");
        Assert.AreEqual(Workflow, result.Changes.Single().Path);
    }

    /// <summary>Where the work is not complete, the next round of the same session is told what was refused.</summary>
    [TestMethod]
    [DataRow("claude")]
    [DataRow("gemini")]
    [DataRow("opencode")]
    [DataRow("copilot")]
    [DataRow("acp-gemini")]
    [DataRow("acp-claude")]
    public async Task Is_told_what_it_was_refused(string name)
    {
        using var agent = RealAgent.Start(name, OutsideOnly);
        var result = await agent.WorkAsync();
        Assert.AreEqual(AgentFailure.ToolRefused, result.Failure, $"{result.Reason}\n{result.Transcript}");
        StringAssert.Contains(result.Reason, "src/Evil.cs");
        var second = await agent.WorkAsync(new GateReport { FailedAt = GateStage.Completion, Failure = result.Failure, FailureReason = result.Reason });
        StringAssert.Contains(second.Prompt, "src/Evil.cs");
        Assert.IsNull(second.Failure, $"{second.Reason}\n{second.Transcript}");
        Assert.AreEqual(Workflow, second.Changes.Single().Path);
    }

    /// <summary>
    /// What the agent is told by the server that its own configuration names comes back in what it reports. Codex offers the tools too, but in a namespace,
    /// in which the scripted model can't call any.
    /// </summary>
    [TestMethod]
    [DataRow("claude", "mcp__a11__check")]
    [DataRow("gemini", "mcp_a11_check")]
    [DataRow("opencode", "a11_check")]
    [DataRow("copilot", "a11-check")]
    public async Task Checks_itself_by_the_registered_server(string name, string tool)
    {
        await CheckedItselfAsync(name, tool, OwnCommand());
    }

    /// <summary>A busy machine may take its time to start the server; the first request to the model has its tools nevertheless.</summary>
    [TestMethod]
    [DataRow("claude", "mcp__a11__check")]
    public async Task Waits_for_the_registered_server(string name, string tool)
    {
        ImmutableArray<string> late = ["sh", "-c", "sleep 7; exec \"$0\" \"$@\"", .. OwnCommand()];
        await CheckedItselfAsync(name, tool, late);
    }

    [TestMethod]
    public async Task Codex_is_fenced_by_its_own_sandbox_where_there_is_no_other()
    {
        using var agent = RealAgent.Start("codex", Outside, new NoSandbox(null));
        var result = await agent.WorkAsync();
        Assert.IsNull(result.Failure, $"{result.Reason}\n{result.Transcript}");
        Assert.AreEqual(Workflow, result.Changes.Single().Path);
    }

    /// <summary>Without our sandbox, which would hide what the repository's configuration did.</summary>
    [TestMethod]
    [DataRow("claude")]
    [DataRow("codex")]
    [DataRow("gemini")]
    [DataRow("opencode")]
    [DataRow("copilot")]
    [DataRow("acp-gemini")]
    [DataRow("acp-claude")]
    public async Task Starts_nothing_that_the_repository_configures(string name)
    {
        var canary = Directory.CreateTempSubdirectory("a11-canary-").FullName;
        try
        {
            using var agent = RealAgent.Start(name, TwoRounds, new NoSandbox(null), files: EvilConfiguration.In(canary));
            var result = await agent.WorkAsync();
            Assert.IsNull(result.Failure, $"{result.Reason}\n{result.Transcript}");
            Assert.AreEqual(Workflow, result.Changes.Single().Path);
            Assert.AreEqual("", string.Join(' ', Directory.EnumerateFiles(canary).Select(Path.GetFileName)));
        }
        finally
        {
            Directory.Delete(canary, recursive: true);
        }
    }

    [TestMethod]
    [DataRow("claude")]
    [DataRow("codex")]
    [DataRow("gemini")]
    [DataRow("opencode")]
    [DataRow("copilot")]
    public async Task Without_a_login_says_so(string name)
    {
        using var agent = RealAgent.Start(name, Refused);
        var result = await agent.WorkAsync();
        Assert.AreEqual(AgentFailure.Authentication, result.Failure, $"{result.Reason}\n{result.Transcript}");
    }

    private static async Task CheckedItselfAsync(string name, string tool, ImmutableArray<string> ownCommand)
    {
        using var agent = RealAgent.Start(name, ChecksItself.Replace("TOOL", tool, StringComparison.Ordinal), ownCommand: ownCommand);
        var result = await agent.WorkAsync();
        Assert.IsNull(result.Failure, $"{result.Reason}\n{result.Transcript}");
        StringAssert.Contains(result.Transcript, "AXD3007");
    }

    private static ImmutableArray<string> OwnCommand()
    {
        var program = Path.Combine(SharedFolder.Repository, "src", "A11.Tool", "bin", "Release", "net10.0", "dotnet-a11.dll");
        if (!File.Exists(program))
        {
            Assert.Inconclusive("The tool is not built in its Release configuration.");
        }

        return [Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet")), program];
    }
}
