using A11.Core.Text;

namespace A11.Core.Yaml.Syntax;

/// <summary>A key of a mapping and its value.</summary>
/// <param name="Key">The key; a scalar in all formats that we know.</param>
/// <param name="Value">The value; an empty plain scalar where none is written.</param>
public sealed record YamlEntry(YamlNode Key, YamlNode Value)
{
    /// <summary>The key's text; empty where the key is a collection.</summary>
    public string Name => Key.Text ?? "";

    /// <summary>From the key's start to the value's end.</summary>
    public TextSpan Span => Key.Span.Union(Value.Span.Length == 0 ? Key.Span : Value.Span);
}
