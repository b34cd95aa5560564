using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace A11.Core.Json.Editing;

/// <summary>Lays JSON out as people write it: a member or item a line.</summary>
internal static class JsonLayout
{
    /// <summary>The longest indentation that the writer takes.</summary>
    private const int MaximumStep = 8;

    /// <summary>A member.</summary>
    public static string Render(string name, JsonNode value, string indent, string step, string lineEnd) =>
        $"\"{JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\": {Render(value, indent, step, lineEnd)}";

    /// <summary>A value, whose first line is not indented.</summary>
    public static string Render(JsonNode value, string indent, string step, string lineEnd)
    {
        var isEven = step.Length <= MaximumStep && !step.AsSpan().ContainsAnyExcept(step[0]);
        var options = new JsonWriterOptions
        {
            Indented = true,
            IndentCharacter = isEven ? step[0] : ' ',
            IndentSize = isEven ? step.Length : 2,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            value.WriteTo(json);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).Replace("\n", lineEnd + indent, StringComparison.Ordinal);
    }
}
