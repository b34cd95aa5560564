using System.Text.Json;
using A11.Agents.Agents.Adapters;
using A11.Agents.Processes;

namespace A11.Agents.Agents.Output;

/// <summary>
/// Speaks the Agent Client Protocol, version 1 (agentclientprotocol.com/protocol): JSON-RPC 2.0, one message a line, both ways. What the agent
/// asks permission for is decided by the boundary. It is offered no file methods: it works on the workspace itself, and what it does is read from there.
/// </summary>
/// <param name="place">Where the agent works and what it may do there.</param>
/// <param name="prompt">What it is told.</param>
/// <param name="watch">Told what the agent does.</param>
internal sealed class ProtocolReader(AgentPlace place, AgentPrompt prompt, Watch watch) : JsonLinesReader(watch)
{
    private const int AuthenticationRequired = -32000;
    /// <summary>It goes on replaying a loaded session after it has said that it is loaded, so that what is old can't be told from what is new.</summary>
    private const string Gemini = "gemini-cli";

    private const int MethodNotFound = -32601;

    private readonly Watch _watch = watch;
    private readonly Dictionary<string, ProtocolToolCall> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string> _asked = [];
    private ProcessInput _input = null!;
    private string? _login;
    private bool _isPrompted;
    private bool _isSpeaking;
    private string? _message;
    private long _nextId = 1;

    /// <inheritdoc/>
    public override void Begin(ProcessInput input)
    {
        _input = input;
        SendRequest("initialize", json =>
        {
            json.WriteNumber("protocolVersion", 1);
            json.WriteObject("clientInfo", () =>
            {
                json.WriteString("name", "a11");
                json.WriteString("version", "1");
            });
            json.WriteObject("clientCapabilities", () =>
            {
                json.WriteObject("fs", () =>
                {
                    json.WriteBoolean("readTextFile", false);
                    json.WriteBoolean("writeTextFile", false);
                });
                json.WriteBoolean("terminal", false);
            });
        });
    }

    /// <inheritdoc/>
    protected override void ReadEvent(JsonElement value)
    {
        if (value.Text("method") is { } method)
        {
            ReadRequest(method, value);
        }
        else if (value.Number("id") is { } id && _asked.Remove(id, out var asked))
        {
            ReadAnswer(asked, value);
        }
    }

    private void ReadRequest(string method, JsonElement value)
    {
        if (method == "session/update")
        {
            if (_isPrompted && value.Member("params", "update") is { } update)
            {
                ReadUpdate(update);
            }
        }
        else if (value.Member("id") is { } id)
        {
            if (method == "session/request_permission")
            {
                AnswerPermission(id, value);
            }
            else
            {
                Answer(id, json => json.WriteObject("error", () =>
                {
                    json.WriteNumber("code", MethodNotFound);
                    json.WriteString("message", $"There is no method {method} here.");
                }));
            }
        }
    }

    private void ReadAnswer(string asked, JsonElement value)
    {
        if (value.Member("error") is { } error)
        {
            ReadError(asked, error);
            return;
        }

        switch (asked)
        {
            case "initialize":
                _login = value.Items("result", "authMethods").Where(method => method.Text("type") != "terminal").Select(method => method.Text("id")).ToArray() is [{ } only] ? only : null;
                OpenSession(value.Flag("result", "agentCapabilities", "loadSession") == true && value.Text("result", "agentInfo", "name") != Gemini);
                break;
            case "authenticate":
                OpenSession(mayLoad: false);
                break;
            case "session/new" or "session/load":
                Report.SessionId = value.Text("result", "sessionId") ?? prompt.SessionId;
                Prompt(isLoaded: asked == "session/load");
                break;
            default:
                ReadEnd(value);
                break;
        }
    }

    private void ReadError(string asked, JsonElement error)
    {
        var code = error.Number("code") ?? 0;
        if (asked == "session/load")
        {
            OpenSession(mayLoad: false);
            return;
        }

        if (code == AuthenticationRequired && _login is { } login)
        {
            _login = null;
            SendRequest("authenticate", json => json.WriteString("methodId", login));
            return;
        }

        var message = error.Text("message") ?? "";
        Report.Complain($"{asked}: {message} {error.Text("data", "details") ?? error.Text("data", "message") ?? error.Text("data")}".Trim(), code == AuthenticationRequired ? 401 : code is >= 400 and < 600 ? (int)code : null);
        Report.Succeeded = false;
        _input.Close();
    }

    private void OpenSession(bool mayLoad)
    {
        var session = mayLoad ? prompt.SessionId : null;
        SendRequest(session is null ? "session/new" : "session/load", json =>
        {
            if (session is not null)
            {
                json.WriteString("sessionId", session);
            }

            json.WriteString("cwd", place.Folder);
            json.WriteStartArray("mcpServers");
            if (!place.SelfCheck.IsEmpty)
            {
                json.WriteStartObject();
                json.WriteString("name", AgentPlace.ServerName);
                json.WriteString("command", place.SelfCheck[0]);
                json.WriteTexts("args", place.SelfCheck.Skip(1));
                json.WriteTexts("env", []);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private void Prompt(bool isLoaded)
    {
        _isPrompted = true;
        SendRequest("session/prompt", json =>
        {
            json.WriteString("sessionId", Report.SessionId);
            json.WriteStartArray("prompt");
            json.WriteStartObject();
            json.WriteString("type", "text");
            json.WriteString("text", isLoaded ? prompt.Text : prompt.Whole);
            json.WriteEndObject();
            json.WriteEndArray();
        });
    }

    private void ReadEnd(JsonElement value)
    {
        var reason = value.Text("result", "stopReason") ?? "";
        Report.WasInterrupted = reason == "cancelled";
        Report.Succeeded = Report.WasInterrupted ? null : reason == "end_turn";
        Report.Complain(Report.Succeeded == false ? $"It stopped: {reason}." : "");
        Report.Usage = new AgentUsage(
            value.Number("result", "usage", "inputTokens") ?? value.Number("result", "_meta", "quota", "token_count", "input_tokens"),
            value.Number("result", "usage", "outputTokens") ?? value.Number("result", "_meta", "quota", "token_count", "output_tokens"),
            Report.Usage.Cost);
        _input.Close();
    }

    private void ReadUpdate(JsonElement update)
    {
        switch (update.Text("sessionUpdate"))
        {
            case "agent_message_chunk":
                ReadChunk(update);
                break;
            case "agent_thought_chunk":
                _watch.ShowThinking();
                break;
            case "tool_call" or "tool_call_update":
                _isSpeaking = false;
                ReadToolCall(update);
                break;
            case "usage_update" when update.Text("cost", "currency") == "USD":
                Report.Usage = Report.Usage with { Cost = update.Amount("cost", "amount") };
                break;
            default:
                break;
        }
    }

    private void ReadChunk(JsonElement update)
    {
        var text = update.Text("content", "text") ?? "";
        var message = update.Text("messageId");
        if (_isSpeaking && message == _message)
        {
            Report.SayMore(text);
        }
        else if (text.Length > 0)
        {
            Report.Say(text);
            (_isSpeaking, _message) = (true, message);
        }
    }

    private ProtocolToolCall ReadToolCall(JsonElement update)
    {
        var id = update.Text("toolCallId") ?? "";
        var known = _calls.GetValueOrDefault(id, ProtocolToolCall.Unknown);
        var call = known.With(update);
        _calls[id] = call;
        if (call.Target.Length > 0 && (call.Kind, call.Target) != (known.Kind, known.Target))
        {
            _watch.Show(call.Does, call.Target);
        }

        if (update.Text("status") == "completed")
        {
            foreach (var path in call.Paths)
            {
                Report.Write(path);
            }
        }

        return call;
    }

    private void AnswerPermission(JsonElement id, JsonElement request)
    {
        var call = request.Member("params", "toolCall") is { } tool ? ReadToolCall(tool) : ProtocolToolCall.Unknown;
        var isAllowed = call.IsAllowed(place);
        if (!isAllowed)
        {
            Report.Refuse(call.Kind, call.Target);
        }

        var options = request.Items("params", "options").ToList();
        var wanted = isAllowed ? "allow_once" : "reject_once";
        var option = options.Where(option => option.Text("kind") == wanted).Select(option => option.Text("optionId")).FirstOrDefault();
        Answer(id, json => json.WriteObject("result", () => json.WriteObject("outcome", () =>
        {
            json.WriteString("outcome", option is null ? "cancelled" : "selected");
            if (option is not null)
            {
                json.WriteString("optionId", option);
            }
        })));
    }

    private void SendRequest(string method, Action<Utf8JsonWriter> write)
    {
        var id = _nextId++;
        _asked[id] = method;
        Send(json =>
        {
            json.WriteNumber("id", id);
            json.WriteString("method", method);
            json.WriteObject("params", () => write(json));
        });
    }

    private void Answer(JsonElement id, Action<Utf8JsonWriter> write) => Send(json =>
    {
        json.WritePropertyName("id");
        id.WriteTo(json);
        write(json);
    });

    private void Send(Action<Utf8JsonWriter> write)
    {
        _input.Write(JsonText.Line(json =>
        {
            json.WriteString("jsonrpc", "2.0");
            write(json);
        }));
        _input.Write("\n"u8.ToArray());
    }
}
