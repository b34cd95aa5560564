using System.Text.Encodings.Web;
using System.Text.Json;

namespace A11.Agents.Agents.Adapters;

/// <summary>Writes texts as TOML has them (toml.io/en/v1.0.0, “String”): basic strings are escaped as those of JSON are.</summary>
internal static class TomlText
{
    /// <summary>A text between quotation marks.</summary>
    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
