using System.Text.Json;
using A11.Core.Text;

namespace A11.Core.Json.Syntax;

/// <summary>A JSON value with its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it is.</param>
internal sealed record JsonValue(JsonValueKind Kind, TextSpan Span)
{
    /// <summary>A string's value; null of other values.</summary>
    public string? Text { get; init; }

    /// <summary>An array's items.</summary>
    public IReadOnlyList<JsonValue> Items { get; init; } = [];

    /// <summary>An object's members in order, duplicates included.</summary>
    public IReadOnlyList<(string Name, TextSpan NameSpan, JsonValue Value)> Members { get; init; } = [];

    /// <summary>The place of a string's value, without the quotes.</summary>
    public TextSpan ValueSpan => TextSpan.FromBounds(Span.Start + 1, Math.Max(Span.Start + 1, Span.End - 1));

    /// <summary>The value of a member, the last of a name, as most readers take it; null where there is none.</summary>
    public JsonValue? this[string name] => Members.LastOrDefault(member => member.Name == name).Value;
}
