using A11.Agents.Agents;
using A11.Agents.Agents.Output;
using A11.Agents.Processes;

namespace A11.Agents.Tests.Agents;

/// <summary>What is read in the output of each agent: a sample of each shape, for machines that have no recordings.</summary>
[TestClass]
public sealed class AgentOutputTests
{
    [TestMethod]
    [DataRow("claude", """
        {"type":"system","subtype":"init","session_id":"s-1"}
        {"type":"assistant","message":{"content":[{"type":"tool_use","id":"t","name":"Write","input":{"file_path":"/repository/ci.yml"}}]},"session_id":"s-1"}
        {"type":"user","message":{"content":[{"type":"tool_result","tool_use_id":"t","content":"ok"}]}}
        {"type":"assistant","message":{"content":[{"type":"text","text":"Written.\n{\"status\":\"done\"}"}]},"session_id":"s-1"}
        {"type":"result","subtype":"success","is_error":false,"result":"Written.\n{\"status\":\"done\"}","session_id":"s-1","usage":{"input_tokens":12,"output_tokens":3},"total_cost_usd":0.5,"permission_denials":[]}
        """, "s-1", 12, "0.5")]
    [DataRow("codex", """
        {"type":"thread.started","thread_id":"s-1"}
        {"type":"item.completed","item":{"type":"error","message":"a warning"}}
        {"type":"item.started","item":{"type":"file_change","status":"in_progress","changes":[{"path":"/repository/ci.yml","kind":"add"}]}}
        {"type":"item.completed","item":{"type":"agent_message","text":"Written.\n{\"status\":\"done\"}"}}
        {"type":"turn.completed","usage":{"input_tokens":12,"output_tokens":3}}
        """, "s-1", 12, null)]
    [DataRow("gemini", """
        {"type":"init","session_id":"s-1"}
        {"type":"message","role":"user","content":"x"}
        {"type":"tool_use","tool_name":"write_file","tool_id":"t","parameters":{"file_path":"/repository/ci.yml"}}
        {"type":"tool_result","tool_id":"t","status":"success"}
        {"type":"message","role":"assistant","content":"Written.","delta":true}
        {"type":"message","role":"assistant","content":"\n{\"status\":\"done\"}","delta":true}
        {"type":"result","status":"success","stats":{"input_tokens":12,"output_tokens":3}}
        """, "s-1", 12, null)]
    [DataRow("opencode", """
        {"type":"step_start","sessionID":"s-1","part":{}}
        {"type":"tool_use","sessionID":"s-1","part":{"tool":"write","state":{"status":"completed","input":{"filePath":"/repository/ci.yml"}}}}
        {"type":"step_finish","sessionID":"s-1","part":{"reason":"tool-calls","tokens":{"input":5,"output":1},"cost":0.25}}
        {"type":"step_start","sessionID":"s-1","part":{}}
        {"type":"text","sessionID":"s-1","part":{"text":"Written.\n{\"status\":\"done\"}"}}
        {"type":"step_finish","sessionID":"s-1","part":{"reason":"stop","tokens":{"input":7,"output":2},"cost":0.25}}
        """, "s-1", 12, "0.50")]
    [DataRow("copilot", """
        {"type":"tool.execution_start","data":{"toolCallId":"t","toolName":"create","arguments":{"path":"/repository/ci.yml"}}}
        {"type":"tool.execution_complete","data":{"toolCallId":"t","success":true}}
        {"type":"assistant.message","data":{"content":"Written.\n{\"status\":\"done\"}","toolRequests":[]}}
        {"type":"result","sessionId":"s-1","exitCode":0}
        """, "s-1", null, null)]
    public void Success_is_read(string agent, string output, string session, int? tokens, string? cost)
    {
        var (verdict, report, activities) = Recordings.Judge(agent, Outcome(0, output), hasChanges: true);
        Assert.IsNull(verdict.Failure, verdict.Reason);
        Assert.AreEqual("Written.\n{\"status\":\"done\"}", report.FinalText);
        Assert.AreEqual((session, tokens, cost), (report.SessionId, (int?)report.Usage.InputTokens, report.Usage.Cost?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        CollectionAssert.Contains(activities.ToList(), "writes ci.yml");
    }

    [TestMethod]
    [DataRow("claude", """{"type":"result","subtype":"success","is_error":true,"api_error_status":401,"result":"Invalid API key"}""", AgentFailure.Authentication)]
    [DataRow("claude", """{"type":"result","subtype":"success","is_error":true,"api_error_status":529,"result":"Overloaded"}""", AgentFailure.RateLimit)]
    [DataRow("claude", """{"type":"result","subtype":"error_max_turns","is_error":true,"errors":["Reached maximum number of turns (1)"]}""", AgentFailure.ExitCode)]
    [DataRow("codex", """{"type":"turn.failed","error":{"message":"unexpected status 503 Service Unavailable"}}""", AgentFailure.Service)]
    [DataRow("codex", """{"type":"turn.failed","error":{"message":"exceeded retry limit, last status: 429 Too Many Requests"}}""", AgentFailure.RateLimit)]
    [DataRow("gemini", """{"type":"result","status":"error","error":{"message":"{\"error\":{\"code\":401}}"}}""", AgentFailure.Authentication)]
    [DataRow("opencode", """{"type":"error","error":{"name":"APIError","data":{"message":"x","statusCode":500,"isRetryable":true}}}""", AgentFailure.Service)]
    [DataRow("copilot", """{"type":"session.error","data":{"message":"x","statusCode":429}}""", AgentFailure.RateLimit)]
    public void Failure_is_read(string agent, string output, AgentFailure expected) =>
        Assert.AreEqual(expected, Recordings.Judge(agent, Outcome(1, output), hasChanges: false).Verdict.Failure);

    [TestMethod]
    [DataRow("You have hit your usage limit. Upgrade your plan.", AgentFailure.RateLimit, false)]
    [DataRow("429 insufficient_quota: check your billing", AgentFailure.RateLimit, false)]
    [DataRow("API Error: 529 overloaded", AgentFailure.RateLimit, true)]
    [DataRow("fetch failed: ECONNREFUSED 127.0.0.1:1", AgentFailure.Service, true)]
    [DataRow("HTTP 403 Forbidden", AgentFailure.Authentication, false)]
    [DataRow("The file has 500 lines and no tests.", null, false)]
    public void A_fault_is_told_from_other_errors(string message, AgentFailure? expected, bool isPassing)
    {
        var fault = ServiceFault.Find(message);
        Assert.AreEqual((expected, isPassing), (fault?.Failure, fault?.IsPassing == true));
    }

    [TestMethod]
    public void What_is_shown_moves_no_cursor()
    {
        Assert.AreEqual("reads [31ma.yml", AgentActivity.Describe(ToolKind.Read, "/w/\u001b[31ma\u202e.yml\nx", "/w").Activity);
        Assert.AreEqual("reads /elsewhere", AgentActivity.Describe(ToolKind.Read, "/elsewhere", "/w").Activity);
        Assert.IsLessThanOrEqualTo(110, AgentActivity.Describe(ToolKind.Run, new string('x', 1000), "/w").Activity.Length);
    }

    private static ProcessOutcome Outcome(int exit, string output) => new(ProcessEnding.Itself, exit, output, "", TimeSpan.FromSeconds(1));
}
