using System.Text.Json;

namespace A11.Agents.Agents.Output;

/// <summary>Codex with <c>exec --json</c>. Its items of type <c>error</c> are warnings; only <c>turn.failed</c> is a failure.</summary>
internal sealed class CodexReader(Watch watch) : JsonLinesReader(watch)
{
    private readonly Watch _watch = watch;

    /// <inheritdoc/>
    protected override void ReadEvent(JsonElement value)
    {
        switch (value.Text("type"))
        {
            case "thread.started":
                Report.SessionId = value.Text("thread_id");
                break;
            case "turn.started":
                _watch.ShowThinking();
                break;
            case "item.started" or "item.completed" when value.Member("item") is { } item:
                ReadItem(item, value.Text("type") == "item.completed");
                break;
            case "error":
                Report.Complain(value.Text("message") ?? "");
                break;
            case "turn.completed":
                Report.Usage = new AgentUsage(value.Number("usage", "input_tokens"), value.Number("usage", "output_tokens"), null);
                Report.Succeeded = true;
                break;
            case "turn.failed":
                Report.Complain(value.Text("error", "message") ?? "");
                Report.Succeeded = false;
                break;
            default:
                break;
        }
    }

    private void ReadItem(JsonElement item, bool isCompleted)
    {
        switch (item.Text("type"))
        {
            case "agent_message" when isCompleted:
                Report.Say(item.Text("text") ?? "");
                break;
            case "command_execution" when item.Text("status") == "declined":
                Report.Refuse("shell", AgentActivity.Clean(item.Target()));
                break;
            case "command_execution" when !isCompleted:
                Show("shell", item);
                break;
            case "file_change":
                ReadFileChange(item);
                break;
            default:
                break;
        }
    }

    private void ReadFileChange(JsonElement item)
    {
        foreach (var change in item.Items("changes"))
        {
            Show("patch", change);
            if (item.Text("status") is "declined" or "failed")
            {
                Report.Refuse("patch", change.Target());
            }
            else if (item.Text("status") == "completed")
            {
                Report.Write(change.Target());
            }
        }
    }
}
