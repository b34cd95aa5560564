using System.Collections.Immutable;
using System.Text.Json;
using A11.Agents.Agents.Adapters;

namespace A11.Agents.Agents.Output;

/// <summary>A tool call as the Agent Client Protocol tells it, bit by bit (agentclientprotocol.com/protocol/tool-calls).</summary>
/// <param name="Kind">The protocol's kind: <c>read</c>, <c>edit</c>, <c>delete</c>, <c>move</c>, <c>search</c>, <c>execute</c>, <c>think</c>, <c>fetch</c>, <c>other</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Paths">The files that it is about, as the agent names them.</param>
internal sealed record ProtocolToolCall(string Kind, string Title, ImmutableArray<string> Paths)
{
    /// <summary>Nothing is known of it.</summary>
    public static ProtocolToolCall Unknown { get; } = new("other", "", []);

    /// <summary>What it does.</summary>
    public ToolKind Does => Kind switch
    {
        "edit" or "delete" or "move" => ToolKind.Write,
        "read" => ToolKind.Read,
        "search" => ToolKind.Search,
        "execute" => ToolKind.Run,
        "fetch" => ToolKind.Fetch,
        _ => ToolKind.Other,
    };

    /// <summary>What it is about, in one text.</summary>
    public string Target => Paths.IsEmpty ? Title : Paths[0];

    /// <summary>The call with what an update adds.</summary>
    public ProtocolToolCall With(JsonElement update)
    {
        var paths = update.Items("locations").Concat(update.Items("content"))
            .Select(item => item.Text("path"))
            .Append(update.Member("rawInput")?.FirstText("file_path", "filePath", "filepath", "fileName", "path"))
            .OfType<string>();
        return new ProtocolToolCall(update.Text("kind") ?? Kind, update.Text("title") ?? Title, [.. Paths.Concat(paths).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Whether the agent may do it: what it writes must lie inside the boundary, and where the system does not confine it, it runs nothing.</summary>
    public bool IsAllowed(AgentPlace place) => Does switch
    {
        ToolKind.Write => !Paths.IsEmpty && Paths.All(path => place.MayWrite(path)),
        ToolKind.Run => place.Permissions.IsOpen && place.IsSandboxed,
        ToolKind.Other => Kind == "think" || Title.StartsWith($"mcp__{AgentPlace.ServerName}__", StringComparison.Ordinal),
        _ => true,
    };
}
