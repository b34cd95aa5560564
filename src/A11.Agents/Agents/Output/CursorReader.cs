using System.Text.Json;

namespace A11.Agents.Agents.Output;

/// <summary>
/// Cursor's command line with <c>--output-format stream-json</c> (cursor.com/docs/cli/reference/output-format); its <c>json</c> is the last
/// event alone. That event's text is all that was said, joined; the last message stands by itself in the event before.
/// </summary>
internal sealed class CursorReader(Watch watch) : JsonLinesReader(watch)
{
    private const string Suffix = "ToolCall";

    private readonly Watch _watch = watch;

    /// <inheritdoc/>
    protected override void ReadEvent(JsonElement value)
    {
        Report.SessionId = value.Text("session_id") ?? Report.SessionId;
        switch (value.Text("type"))
        {
            case "thinking":
                _watch.ShowThinking();
                break;
            case "assistant":
                Report.Say(string.Concat(value.Items("message", "content").Select(part => part.Text("text"))));
                break;
            case "tool_call" when value.Member("tool_call") is { ValueKind: JsonValueKind.Object } call:
                ReadToolCall(call, value.Text("subtype") == "completed");
                break;
            case "result":
                ReadResult(value);
                break;
            default:
                break;
        }
    }

    private void ReadToolCall(JsonElement call, bool isCompleted)
    {
        foreach (var member in call.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Object))
        {
            var tool = member.Name.EndsWith(Suffix, StringComparison.Ordinal) ? member.Name[..^Suffix.Length] : member.Value.Text("name") ?? member.Name;
            var target = member.Value.Member("args")?.Target() ?? "";
            if (!isCompleted)
            {
                Show(tool, member.Value.Member("args"));
            }
            else if (member.Value.Member("result", "success") is not null)
            {
                Report.Write(target);
            }
            else if (member.Value.Member("result", "rejected") is not null || member.Value.Member("result", "permissionDenied") is not null)
            {
                Report.Refuse(tool, AgentActivity.Clean(target));
            }
        }
    }

    private void ReadResult(JsonElement value)
    {
        Report.Succeeded = value.Flag("is_error") != true && value.Text("subtype") is null or "success";
        Report.Usage = new AgentUsage(
            value.Number("usage", "inputTokens") ?? value.Number("usage", "input_tokens"),
            value.Number("usage", "outputTokens") ?? value.Number("usage", "output_tokens"),
            value.Amount("total_cost_usd"));
        var result = value.Text("result") ?? "";
        if (Report.Succeeded == false)
        {
            Report.Complain(result.Length > 0 ? result : value.Text("subtype") ?? "");
        }
        else if (Report.Messages.Count == 0)
        {
            Report.Say(result);
        }
    }
}
