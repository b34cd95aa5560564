using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace A11.Tool.Interactive;

/// <summary>Something of ours in a JSON file: a member of an object, or an item of an array.</summary>
/// <param name="Path">The names that lead to the container.</param>
/// <param name="Name">The member's name; null of an item.</param>
/// <param name="Value">The value.</param>
internal sealed record JsonEntry(ImmutableArray<string> Path, string? Name, JsonNode Value)
{
    /// <summary>A text that says that something of ours is in the file, though perhaps changed by a person; null where only the value itself says it.</summary>
    public string? Mark { get; init; }

    /// <summary>Whether the file does without it where a person put something else in the container's place.</summary>
    public bool IsOptional { get; init; }
}
