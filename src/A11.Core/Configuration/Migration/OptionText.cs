using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace A11.Core.Configuration.Migration;

/// <summary>Writes the value of an option in YAML's flow style.</summary>
internal static class OptionText
{
    /// <summary>The value.</summary>
    public static string Write(object value) => value switch
    {
        ImmutableArray<string> texts => $"[{string.Join(", ", texts.Select(Quote))}]",
        ImmutableDictionary<string, string> map => $"{{ {string.Join(", ", map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{Quote(entry.Key)}: {Quote(entry.Value)}"))} }}",
        string text => Quote(text),
        bool isOn => isOn ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"An option has a value of an unknown type, {value.GetType().Name}."),
    };

    /// <summary>A text in double quotes (YAML 1.2, “Double-Quoted Style”), which escapes as JSON does.</summary>
    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
