using System.Text.Json;

namespace A11.Tool.Mcp;

/// <summary>What an agent gives a tool; what has the wrong form is told it.</summary>
internal sealed class McpArguments(IDictionary<string, JsonElement> arguments)
{
    /// <summary>A text; null where it is not given.</summary>
    public string? Text(string name) => !arguments.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw new UsageException($"“{name}” must be a text.");

    /// <summary>A text that must be given.</summary>
    public string RequiredText(string name) => Text(name) ?? throw new UsageException($"“{name}” is missing.");

    /// <summary>A list of texts; empty where it is not given.</summary>
    public IReadOnlyList<string> List(string name)
    {
        if (!arguments.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : throw new UsageException($"“{name}” must be a list of texts.");
    }

    /// <summary>Texts by name; none where it is not given.</summary>
    public IReadOnlyDictionary<string, string> Texts(string name)
    {
        if (!arguments.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return new Dictionary<string, string>();
        }

        return value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(item => item.Value.ValueKind == JsonValueKind.String)
            ? value.EnumerateObject().GroupBy(item => item.Name).ToDictionary(group => group.Key, group => group.Last().Value.GetString()!, StringComparer.Ordinal)
            : throw new UsageException($"“{name}” must hold texts by path.");
    }
}
