using System.Text;
using System.Text.Json;

namespace A11.Tool.Hooks;

/// <summary>Whether an agent may use a tool, in the form that the agent reads.</summary>
/// <param name="IsAllowed">Whether it may.</param>
/// <param name="Reason">Why, as a sentence.</param>
internal sealed record HookAnswer(bool IsAllowed, string Reason)
{
    /// <summary>
    /// Writes the answer for Claude Code. It reads a denial from exit code 2 with its reason on standard error, and from the document as well. What is
    /// allowed is left to its own permissions: nothing is approved here that a person would be asked about.
    /// </summary>
    public void WriteForClaude(ToolHost host)
    {
        if (!IsAllowed)
        {
            Write(host, json =>
            {
                json.WriteStartObject("hookSpecificOutput");
                json.WriteString("hookEventName", "PreToolUse");
                json.WriteString("permissionDecision", "deny");
                json.WriteString("permissionDecisionReason", Reason);
                json.WriteEndObject();
            });
        }
    }

    /// <summary>Writes the answer for Cursor, whose versions call the messages in two ways.</summary>
    public void WriteForCursor(ToolHost host) => Write(host, json =>
    {
        json.WriteString("permission", IsAllowed ? "allow" : "deny");
        if (!IsAllowed)
        {
            foreach (var name in (ReadOnlySpan<string>)["agentMessage", "userMessage", "agent_message", "user_message"])
            {
                json.WriteString(name, Reason);
            }
        }
    });

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
