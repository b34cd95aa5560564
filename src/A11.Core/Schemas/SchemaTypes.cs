using A11.Core.Yaml.Syntax;

namespace A11.Core.Schemas;

/// <summary>Kinds of values in words.</summary>
internal static class SchemaTypes
{
    /// <summary>What a place takes, with articles: <c>a number</c>, <c>a string or a list</c>.</summary>
    public static string Describe(SchemaDefinition definition)
    {
        var kinds = new List<string>();
        Add(definition.Mappings is { IsEmpty: false }, "a mapping");
        Add(definition.Sequence is not null, "a list");
        Add(definition.Number is { IsWhole: false }, "a number without quotes");
        Add(definition.Number is { IsWhole: true }, "a whole number without quotes");
        Add(definition.AcceptsBoolean, "true or false without quotes");
        if (definition.Text is { } text)
        {
            kinds.Add(text.Values is { IsDefault: false, Length: <= 4 } values ? WordList.Join(values, "or") : "a string");
        }

        return kinds.Count == 0 ? "nothing" : WordList.Join(kinds, "or");

        void Add(bool isTaken, string kind)
        {
            if (isTaken)
            {
                kinds.Add(kind);
            }
        }
    }

    /// <summary>What a node is: <c>a mapping</c>.</summary>
    public static string Describe(YamlNode node) => node is YamlMapping ? "a mapping" : node is YamlSequence ? "a list" : "a single value";

    /// <summary>What a scalar is: <c>string</c>.</summary>
    public static string Name(ScalarType type) => type switch
    {
        ScalarType.Integer or ScalarType.Number => "number",
        ScalarType.Boolean => "truth value",
        _ => "string",
    };
}
