using System.Text.Json;

namespace A11.Agents.Acceptance.Commands;

/// <summary>The scripts that package manifests define.</summary>
internal static class ManifestScripts
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The scripts of a <c>package.json</c>; null where it can't be read.</summary>
    public static IEnumerable<ScriptDefinition>? ReadNode(SourceFileText file) => Read(file, "scripts");

    /// <summary>The tasks of a <c>deno.json</c>; null where it can't be read.</summary>
    public static IEnumerable<ScriptDefinition>? ReadDeno(SourceFileText file) => Read(file, "tasks");

    /// <summary>The scripts of a <c>composer.json</c>, where <c>@name</c> is another of them; null where it can't be read.</summary>
    public static IEnumerable<ScriptDefinition>? ReadComposer(SourceFileText file) =>
        Read(file, "scripts")?.Select(definition => definition with { Script = string.Join('\n', definition.Script.Split('\n').Select(WithoutReference)) });

    private static string WithoutReference(string line) =>
        line.StartsWith("@php ", StringComparison.Ordinal) || line.StartsWith("@composer ", StringComparison.Ordinal) ? line[1..] : line.StartsWith('@') ? $"composer run-script {line[1..]}" : line;

    private static List<ScriptDefinition>? Read(SourceFileText file, string member)
    {
        try
        {
            using var document = JsonDocument.Parse(file.Text.Content, Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(member, out var scripts) && scripts.ValueKind == JsonValueKind.Object
                ? [.. scripts.EnumerateObject().Select(script => new ScriptDefinition(script.Name, file.Path, TextOf(script.Value), file.Directory))]
                : [];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join('\n', value.EnumerateArray().Select(TextOf)),
        JsonValueKind.Object when value.TryGetProperty("command", out var command) => TextOf(command),
        _ => "",
    };
}
