using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using A11.Core.Diagnostics;

namespace A11.Tool.Mcp;

/// <summary>The JSON that tools answer with.</summary>
internal static class McpDocument
{
    /// <summary>An object with this content.</summary>
    public static string Write(Action<Utf8JsonWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Writes a list of texts.</summary>
    public static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a finding.</summary>
    public static void WriteFinding(Utf8JsonWriter json, Diagnostic finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("severity", finding.Severity.ToName());
        json.WriteString("path", finding.Path);
        json.WriteNumber("line", finding.Start.Line);
        json.WriteNumber("column", finding.Start.Column);
        json.WriteString("message", finding.Message);
        json.WriteEndObject();
    }
}
