using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace A11.Tool.Hooks;

/// <summary>Whether an agent may use a tool, in the form that the agent reads.</summary>
/// <param name="IsAllowed">Whether it may.</param>
/// <param name="Reason">Why, as a sentence.</param>
internal sealed record HookAnswer(bool IsAllowed, string Reason)
{
    /// <summary>The agents whose forms are known, as <c>--agent</c> names them.</summary>
    public static readonly string[] Agents = ["claude", "cursor", "codex", "gemini", "opencode", "copilot"];

    /// <summary>
    /// Writes the answer. All of them take exit code 2 for a denial; most read the reason from standard error then, and Copilot from the document only. What is
    /// allowed is left to the agent's own permissions: nothing is approved here that a person would be asked about. Cursor alone takes no answer for a failure.
    /// </summary>
    /// <param name="host">The process.</param>
    /// <param name="agent">Who asks.</param>
    public void Write(ToolHost host, string agent)
    {
        switch (agent)
        {
            case "cursor":
                Write(host, WriteForCursor);
                break;
            case "claude" or "codex" when !IsAllowed:
                Write(host, json =>
                {
                    json.WriteStartObject("hookSpecificOutput");
                    json.WriteString("hookEventName", "PreToolUse");
                    WriteDecision(json);
                    json.WriteEndObject();
                });
                break;
            case "gemini" when !IsAllowed:
                Write(host, json =>
                {
                    json.WriteString("decision", "deny");
                    json.WriteString("reason", Reason);
                });
                break;
            case "copilot" when !IsAllowed:
                Write(host, WriteDecision);
                break;
            default:
                break;
        }
    }

    /// <summary>Whether an agent takes an answer for a denial.</summary>
    /// <param name="agent">Who asked.</param>
    /// <param name="code">The exit code.</param>
    /// <param name="output">What stands on standard output.</param>
    public static bool IsDenial(string agent, int code, string output)
    {
        if (code != (int)ExitCode.Usage)
        {
            return false;
        }

        var answer = ReadObject(output);
        return agent switch
        {
            "claude" or "codex" => answer?["hookSpecificOutput"]?["permissionDecision"]?.ToString() == "deny",
            "cursor" => answer?["permission"]?.ToString() == "deny",
            "gemini" => answer?["decision"]?.ToString() == "deny",
            "copilot" => answer?["permissionDecision"]?.ToString() == "deny",
            _ => true,
        };
    }

    private static JsonObject? ReadObject(string output)
    {
        try
        {
            return string.IsNullOrWhiteSpace(output) ? null : JsonNode.Parse(output) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void WriteDecision(Utf8JsonWriter json)
    {
        json.WriteString("permissionDecision", "deny");
        json.WriteString("permissionDecisionReason", Reason);
    }

    /// <summary>Its versions call the messages in two ways.</summary>
    private void WriteForCursor(Utf8JsonWriter json)
    {
        json.WriteString("permission", IsAllowed ? "allow" : "deny");
        if (!IsAllowed)
        {
            foreach (var name in (ReadOnlySpan<string>)["agentMessage", "userMessage", "agent_message", "user_message"])
            {
                json.WriteString(name, Reason);
            }
        }
    }

    private static void Write(ToolHost host, Action<Utf8JsonWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        host.WriteJson(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}
