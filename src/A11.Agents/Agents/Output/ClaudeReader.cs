using System.Text.Json;

namespace A11.Agents.Agents.Output;

/// <summary>Claude Code with <c>--output-format stream-json --verbose</c>; its <c>json</c> is the last event alone.</summary>
internal sealed class ClaudeReader(Watch watch) : JsonLinesReader(watch)
{
    private readonly Dictionary<string, (string Tool, string Target)> _writes = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override void ReadEvent(JsonElement value)
    {
        Report.SessionId = value.Text("session_id") ?? Report.SessionId;
        switch (value.Text("type"))
        {
            case "assistant" when value.Text("parent_tool_use_id") is null:
                ReadMessage(value);
                break;
            case "user":
                ReadToolResults(value);
                break;
            case "system" when value.Text("subtype") == "api_retry":
                Report.Complain(value.Text("error") ?? "", (int?)value.Number("error_status"));
                break;
            case "result":
                ReadResult(value);
                break;
            default:
                break;
        }
    }

    private void ReadMessage(JsonElement value)
    {
        foreach (var part in value.Items("message", "content"))
        {
            switch (part.Text("type"))
            {
                case "text":
                    Report.Say(part.Text("text") ?? "");
                    break;
                case "tool_use" when part.Text("name") is { } tool:
                    Show(tool, part.Member("input"));
                    if (ToolNames.KindOf(tool) == ToolKind.Write && part.Text("id") is { } id)
                    {
                        _writes[id] = (tool, part.Member("input")?.Target() ?? "");
                    }

                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>What a rule denies is in no list at the end; only the tool's result says so.</summary>
    private void ReadToolResults(JsonElement value)
    {
        foreach (var part in value.Items("message", "content").Where(part => part.Text("type") == "tool_result"))
        {
            if (!_writes.TryGetValue(part.Text("tool_use_id") ?? "", out var call))
            {
                continue;
            }

            if (part.Flag("is_error") != true)
            {
                Report.Write(call.Target);
            }
            else if (part.Text("content")?.Contains("denied", StringComparison.OrdinalIgnoreCase) == true)
            {
                Report.Refuse(call.Tool, call.Target);
            }
        }
    }

    private void ReadResult(JsonElement value)
    {
        foreach (var denial in value.Items("permission_denials"))
        {
            Report.Refuse(denial.Text("tool_name") ?? "", denial.Member("tool_input")?.Target() ?? "");
        }

        Report.Usage = new AgentUsage(value.Number("usage", "input_tokens"), value.Number("usage", "output_tokens"), value.Amount("total_cost_usd"));

        // The subtype says “success” also where the service refused every request.
        Report.Succeeded = value.Flag("is_error") != true && value.Text("subtype") is null or "success";
        var result = value.Text("result") ?? string.Join(' ', value.Items("errors").Where(error => error.ValueKind == JsonValueKind.String).Select(error => error.GetString()));
        if (Report.Succeeded == false)
        {
            Report.Complain(result.Length > 0 ? result : value.Text("subtype") ?? "", (int?)value.Number("api_error_status"));
        }
        else if (result != Report.FinalText)
        {
            Report.Say(result);
        }
    }
}
