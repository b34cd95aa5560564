using System.Text.Json;

namespace A11.Agents.Agents.Output;

/// <summary>Reads members that may be missing or of another type, as events of programs that change from version to version are.</summary>
internal static class JsonReading
{
    /// <summary>A member of an object; null where the value is no object or has none.</summary>
    public static JsonElement? Member(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : null;

    /// <summary>A member below members.</summary>
    public static JsonElement? Member(this JsonElement value, params ReadOnlySpan<string> path)
    {
        JsonElement? current = value;
        foreach (var name in path)
        {
            current = current?.Member(name);
        }

        return current;
    }

    /// <summary>A member that is a text; null where it is none.</summary>
    public static string? Text(this JsonElement value, params ReadOnlySpan<string> path) =>
        value.Member(path) is { ValueKind: JsonValueKind.String } text ? TextOf(text) : null;

    /// <summary>The first of some members that is a text.</summary>
    public static string? FirstText(this JsonElement value, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (value.Text(name) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>A member that is a whole number; null where it is none.</summary>
    public static long? Number(this JsonElement value, params ReadOnlySpan<string> path) =>
        value.Member(path) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var result) ? result : null;

    /// <summary>A member that is an amount; null where it is none.</summary>
    public static decimal? Amount(this JsonElement value, params ReadOnlySpan<string> path) =>
        value.Member(path) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var result) ? result : null;

    /// <summary>A member that is true or false; null where it is neither.</summary>
    public static bool? Flag(this JsonElement value, params ReadOnlySpan<string> path) =>
        value.Member(path)?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    /// <summary>The items of a member that is an array; none where it is none.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement value, params ReadOnlySpan<string> path) =>
        value.Member(path) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>The path, command or address that a tool is called with, by the names that agents give it.</summary>
    public static string Target(this JsonElement input) =>
        input.FirstText("file_path", "filePath", "path", "notebook_path", "dir_path", "command", "pattern", "query", "url", "globPattern") ?? "";

    /// <summary>Text with half of a surrogate pair can't be read as such.</summary>
    private static string TextOf(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return text.GetRawText();
        }
    }
}
