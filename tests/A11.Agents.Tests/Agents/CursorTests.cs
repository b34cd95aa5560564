using A11.Agents.Agents;

namespace A11.Agents.Tests.Agents;

/// <summary>Cursor's command line, which can't be had without its vendor's servers: a program of its name that prints what is documented of it.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
public sealed class CursorTests
{
    private const string Start = """
        cat > $HOME/prompt
        printf '%s\n' "$@" > $HOME/arguments
        say() { printf '%s\n' "$1"; }
        say '{"type":"system","subtype":"init","apiKeySource":"env","cwd":"/w","session_id":"s-1","model":"m","permissionMode":"default"}'
        say '{"type":"user","message":{"role":"user","content":[{"type":"text","text":"x"}]},"session_id":"s-1"}'
        say '{"type":"thinking","subtype":"delta","text":"hm","session_id":"s-1"}'
        mkdir -p .github/workflows

        """;

    private const string Written = """
        echo 'on: push' > .github/workflows/ci.yml
        say '{"type":"tool_call","subtype":"started","call_id":"a\nb","tool_call":{"writeToolCall":{"args":{"path":".github/workflows/ci.yml"}}},"session_id":"s-1"}'
        say '{"type":"tool_call","subtype":"completed","call_id":"a\nb","tool_call":{"writeToolCall":{"args":{"path":".github/workflows/ci.yml"},"result":{"success":{"linesCreated":1}}}},"session_id":"s-1"}'

        """;

    private const string Said = """
        say '{"type":"assistant","message":{"role":"assistant","content":[{"type":"text","text":"I write it."}]},"session_id":"s-1"}'
        say '{"type":"assistant","message":{"role":"assistant","content":[{"type":"text","text":"It is written.\n{\"status\": \"done\"}"}]},"session_id":"s-1"}'

        """;

    private const string End = """
        say '{"type":"result","subtype":"success","is_error":false,"duration_ms":1,"result":"I write it.It is written.\n{\"status\": \"done\"}","session_id":"s-1","usage":{"inputTokens":12,"outputTokens":3}}'

        """;

    private const string Refused = Start + "say '{\"type\":\"tool_call\",\"subtype\":\"completed\",\"call_id\":\"a\",\"tool_call\":{\"writeToolCall\":{\"args\":{\"path\":\"src/x.cs\"},\"result\":{\"rejected\":{\"reason\":\"\"}}}},\"session_id\":\"s-1\"}'\n";

    [TestMethod]
    public async Task Writes_and_is_taken_up_again()
    {
        using var agent = new ScriptAgent(Start + Written + Said + End + "cp $HOME/arguments arguments.yml; cp $HOME/.cursor/cli-config.json permissions.yml", name: "cursor");
        var result = await agent.WorkAsync();
        Assert.IsNull(result.Failure, result.Reason);
        Assert.AreEqual(new AgentUsage(12, 3, null), result.Usage);
        CollectionAssert.Contains(agent.Seen.ToList(), "thinks");
        CollectionAssert.Contains(agent.Seen.ToList(), "writes .github/workflows/ci.yml");
        StringAssert.Contains(TextOf(result, "arguments.yml"), "--print\n--trust\n--output-format\nstream-json\n--force\n");
        StringAssert.Contains(TextOf(result, "permissions.yml"), "\"Write(.github/workflows/ci.yml)\"");
        StringAssert.Contains(TextOf(result, "permissions.yml"), "\"Write(src/**/*)\"");

        var second = await agent.WorkAsync(new() { FailedAt = A11.Agents.Gates.GateStage.Completion, Missing = ["Dockerfile"] });
        StringAssert.Contains(TextOf(second, "arguments.yml"), "--resume\ns-1\n");
        StringAssert.StartsWith(second.Prompt, "Your work on T1");
    }

    [TestMethod]
    public async Task That_never_exits_is_ended_behind_its_result()
    {
        using var agent = new ScriptAgent(Start + Written + Said + End + "sleep 1000", name: "cursor");
        var result = await agent.WorkAsync();
        Assert.IsNull(result.Failure, result.Reason);
    }

    [TestMethod]
    public async Task That_was_refused_a_tool_and_wrote_what_was_asked_for_is_done()
    {
        using var agent = new ScriptAgent(Refused + Written + Said + End, name: "cursor");
        var result = await agent.WorkAsync();
        Assert.IsNull(result.Failure, result.Reason);
    }

    [TestMethod]
    public async Task Whose_text_is_only_in_its_result_is_read()
    {
        using var agent = new ScriptAgent(Start + Written + End, name: "cursor");
        var result = await agent.WorkAsync();
        Assert.IsNull(result.Failure, result.Reason);
    }

    [TestMethod]
    [DataRow(Start + Written + Said, AgentFailure.Contradiction, DisplayName = "without a result")]
    [DataRow(Start + Written + Said + End + "exit 1", AgentFailure.Contradiction, DisplayName = "with an exit code")]
    [DataRow("echo 'Workspace not trusted: pass --trust' ; exit 0", AgentFailure.NoSignal, DisplayName = "that does not trust the folder")]
    [DataRow("echo 'Error: Authentication required. Please run agent login, or set CURSOR_API_KEY' >&2; exit 1", AgentFailure.Authentication, DisplayName = "without a login")]
    [DataRow("echo 'T: you have hit your usage limit'; exit 1", AgentFailure.RateLimit, DisplayName = "whose account has nothing left")]
    [DataRow(Refused + Said + End, AgentFailure.ToolRefused, DisplayName = "that was refused and wrote nothing")]
    [DataRow(Refused + "echo x > other.yml\n" + Said + End, AgentFailure.ToolRefused, DisplayName = "that was refused and wrote something else")]
    [DataRow(Start + Said + End, AgentFailure.NothingWritten, DisplayName = "that wrote nothing")]
    public async Task Gets_the_right_verdict(string script, AgentFailure expected)
    {
        using var agent = new ScriptAgent(script, name: "cursor");
        var result = await agent.WorkAsync();
        Assert.AreEqual(expected, result.Failure, result.Reason);
    }

    private static string TextOf(AgentResult result, string path) => System.Text.Encoding.UTF8.GetString(result.Changes.Single(change => change.Path == path).Content.Span);
}
