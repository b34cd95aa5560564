using System.Text.Json;

namespace A11.Agents.Agents.Output;

/// <summary>Gemini CLI with <c>-o stream-json</c> or <c>-o json</c>. Errors come on standard error: lines for its tools, an object for the run.</summary>
internal sealed class GeminiReader(Watch watch) : JsonLinesReader(watch)
{
    private static readonly string[] RefusalWords = ["denied", "not in workspace", "rejected", "not allowed", "cancelled by"];

    private readonly Dictionary<string, (string Tool, string Target)> _calls = new(StringComparer.Ordinal);
    private bool _isSpeaking;

    /// <inheritdoc/>
    public override void Finish(string output, string errors)
    {
        base.Finish(output, errors);
        ReadToolErrors(errors);
        ReadRunError(errors);
    }

    /// <inheritdoc/>
    protected override void ReadEvent(JsonElement value)
    {
        Report.SessionId = value.Text("session_id") ?? Report.SessionId;
        var speaks = value.Text("type") == "message" && value.Text("role") == "assistant";
        switch (value.Text("type"))
        {
            case "message" when speaks:
                ReadMessage(value.Text("content") ?? "");
                break;
            case "tool_use" when value.Text("tool_name") is { } tool:
                Show(tool, value.Member("parameters"));
                _calls[value.Text("tool_id") ?? ""] = (tool, value.Member("parameters")?.Target() ?? "");
                break;
            case "tool_result":
                ReadToolResult(value);
                break;
            case "error":
                Report.Complain(value.Text("message") ?? "");
                break;
            case "result":
                Report.Usage = new AgentUsage(value.Number("stats", "input_tokens"), value.Number("stats", "output_tokens"), null);
                Report.Succeeded = value.Text("status") == "success";
                Report.Complain(value.Text("error", "message") ?? "");
                break;
            case null:
                ReadWhole(value);
                break;
            default:
                break;
        }

        _isSpeaking = speaks;
    }

    private void ReadMessage(string text)
    {
        if (_isSpeaking)
        {
            Report.SayMore(text);
        }
        else
        {
            Report.Say(text);
        }
    }

    private void ReadToolResult(JsonElement value)
    {
        var (tool, target) = _calls.GetValueOrDefault(value.Text("tool_id") ?? "", ("", ""));
        if (value.Text("status") == "success")
        {
            Report.Write(target);
        }
        else if (IsRefusal(value.Text("error", "message") ?? value.Text("output") ?? ""))
        {
            Report.Refuse(tool, target);
        }
    }

    /// <summary>The one object of <c>-o json</c>.</summary>
    private void ReadWhole(JsonElement value)
    {
        if (value.Text("response") is { } response)
        {
            Report.Say(response);
            Report.Succeeded = true;
        }

        if (value.Text("error", "message") is { } error)
        {
            Report.Complain(error, (int?)value.Number("error", "code") is >= 400 and var status ? status : null);
            Report.Succeeded = false;
        }

        if (value.Member("stats", "models") is { ValueKind: JsonValueKind.Object } models)
        {
            var tokens = models.EnumerateObject().Select(model => model.Value).ToList();
            Report.Usage = new AgentUsage(tokens.Sum(model => model.Number("tokens", "input")), tokens.Sum(model => model.Number("tokens", "candidates")), null);
        }
    }

    /// <summary>Lines such as <c>Error executing tool write_file: Tool execution denied by policy.</c></summary>
    private void ReadToolErrors(string errors)
    {
        const string start = "Error executing tool ";
        foreach (var line in errors.Split('\n').Where(line => line.StartsWith(start, StringComparison.Ordinal) && IsRefusal(line)))
        {
            var tool = line[start.Length..].Split(':')[0];
            if (!_calls.Values.Any(call => call.Tool == tool))
            {
                Report.Refuse(tool, "");
            }
        }
    }

    private void ReadRunError(string errors)
    {
        var start = errors.LastIndexOf("\n{\n", StringComparison.Ordinal) + 1;
        if (Report.Succeeded is null && start < errors.Length && errors[start] == '{')
        {
            try
            {
                using var document = JsonDocument.Parse(errors.AsMemory(start));
                ReadWhole(document.RootElement);
            }
            catch (JsonException)
            {
                // Something else that begins with a bracket.
            }
        }
    }

    private static bool IsRefusal(string message) => RefusalWords.Any(word => message.Contains(word, StringComparison.OrdinalIgnoreCase));
}
