using System.Text.Json;

namespace A11.Agents.Agents.Output;

/// <summary>Copilot CLI with <c>--output-format json</c>. An interrupted run ends with exit code 0 and a result that says 0, behind an <c>abort</c>.</summary>
internal sealed class CopilotReader(Watch watch) : JsonLinesReader(watch)
{
    private readonly Dictionary<string, (string Tool, string Target)> _calls = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override void ReadEvent(JsonElement value)
    {
        switch (value.Text("type"))
        {
            case "assistant.message":
                Report.Say(value.Text("data", "content") ?? "");
                break;
            case "tool.execution_start" when value.Text("data", "toolName") is { } tool:
                Show(tool, value.Member("data", "arguments"));
                _calls[value.Text("data", "toolCallId") ?? ""] = (tool, value.Member("data", "arguments")?.Target() ?? "");
                break;
            case "tool.execution_complete":
                ReadToolResult(value);
                break;
            case "session.error":
                Report.Complain(value.Text("data", "message") ?? "", (int?)value.Number("data", "statusCode"));
                break;
            case "abort":
                Report.WasInterrupted = true;
                break;
            case "result":
                Report.SessionId = value.Text("sessionId");
                Report.Succeeded = Report.WasInterrupted ? null : value.Number("exitCode") == 0;
                break;
            default:
                break;
        }
    }

    private void ReadToolResult(JsonElement value)
    {
        var (tool, target) = _calls.GetValueOrDefault(value.Text("data", "toolCallId") ?? "", ("", ""));
        if (value.Flag("data", "success") == true)
        {
            Report.Write(target);
        }
        else if (value.Text("data", "error", "code") == "denied")
        {
            Report.Refuse(tool, target);
        }
    }
}
