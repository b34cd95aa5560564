using System.Text.Json;

namespace A11.Agents.Agents.Output;

/// <summary>opencode with <c>run --format json</c>. It has no end event: the last step's reason says whether it came to an end.</summary>
internal sealed class OpenCodeReader(Watch watch) : JsonLinesReader(watch)
{
    /// <inheritdoc/>
    protected override void ReadEvent(JsonElement value)
    {
        Report.SessionId = value.Text("sessionID") ?? Report.SessionId;
        switch (value.Text("type"))
        {
            case "text":
                Report.Say(value.Text("part", "text") ?? "");
                break;
            case "tool_use" when value.Member("part") is { } part:
                ReadTool(part);
                break;
            case "step_start":
                Report.Succeeded = null;
                break;
            case "step_finish":
                Report.Usage += new AgentUsage(value.Number("part", "tokens", "input"), value.Number("part", "tokens", "output"), value.Amount("part", "cost"));
                Report.Succeeded = value.Text("part", "reason") == "stop" ? true : null;
                break;
            case "error":
                Report.Complain(value.Text("error", "data", "message") ?? value.Text("error", "name") ?? "", (int?)value.Number("error", "data", "statusCode"), value.Flag("error", "data", "isRetryable"));
                Report.Succeeded = false;
                break;
            default:
                break;
        }
    }

    private void ReadTool(JsonElement part)
    {
        var tool = part.Text("tool") ?? "";
        var target = part.Member("state", "input")?.Target() ?? "";
        Show(tool, part.Member("state", "input"));
        if (part.Text("state", "status") == "completed")
        {
            Report.Write(target);
        }
        else if (part.Text("state", "error") is { } error
            && (error.Contains("prevents you from using", StringComparison.Ordinal) || error.Contains("rejected permission", StringComparison.Ordinal)))
        {
            Report.Refuse(tool, target);
        }
    }
}
