using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Schemas;

/// <summary>Where a value stands, for messages and to report where the value itself has no width.</summary>
/// <param name="Key">The key that holds it, or the sequence that it is an item of; empty at the top of the file.</param>
/// <param name="IsItem">Whether it is an item of a sequence.</param>
/// <param name="IsNamed">Whether the key is a name that the author chose: a job's ID.</param>
/// <param name="Span">The key; of an item, that of the sequence.</param>
internal readonly record struct SchemaPlace(string Key, bool IsItem, bool IsNamed, TextSpan Span)
{
    /// <summary>Whether it is the only item of its sequence.</summary>
    public bool IsOnlyItem { get; init; }

    /// <summary>What to call the value: <c>timeout-minutes</c>, <c>An item of branches</c>.</summary>
    public string Value => Key.Length == 0 ? "The file" : IsItem ? $"An item of {Key}" : Key;

    /// <summary>What to call a mapping that stands there: <c>Job test</c>, <c>The step</c>, <c>push</c>.</summary>
    /// <param name="label">What the table calls it.</param>
    public string Subject(string? label) =>
        label is null ? Value
        : IsNamed ? $"{char.ToUpperInvariant(label[0])}{label[1..]} {Key}"
        : $"The {label}";

    /// <summary>The place to underline for a value that has no width.</summary>
    public TextSpan Of(YamlNode node) => node.Span.Length > 0 ? node.Span : IsItem ? node.Span : Span;
}
