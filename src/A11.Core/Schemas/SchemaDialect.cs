using A11.Core.Yaml.Syntax;

namespace A11.Core.Schemas;

/// <summary>How the engine that reads a file reads its YAML.</summary>
/// <param name="TypeOf">What a scalar is to it.</param>
internal sealed record SchemaDialect(Func<YamlScalar, ScalarType> TypeOf)
{
    /// <summary>The core schema of YAML 1.2, and nothing else.</summary>
    public static SchemaDialect Core { get; } = new(CoreScalars.TypeOf);

    /// <summary>What begins an expression inside of a text, which is whatever it comes to; null where there is none.</summary>
    public string? Expression { get; init; }

    /// <summary>What ends a text that is an expression and nothing else.</summary>
    public string ExpressionEnd { get; init; } = "}}";

    /// <summary>Whether a text in quotes is read as the truth value that it looks like where one is expected.</summary>
    public bool ConvertsBooleans { get; init; }

    /// <summary>Whether what merge keys take in is looked at like a mapping's own keys.</summary>
    public bool FollowsMerges { get; init; }

    /// <summary>Whether keys must be texts, and not numbers or truth values.</summary>
    public bool HasTextKeys { get; init; }

    /// <summary>Whether a collection that stands where something else is expected is reported at its key, and the only item of a list at that of the list.</summary>
    public bool ReportsTypesAtKeys { get; init; }

    /// <summary>The tag of a value that the engine takes away without a look; null where there is none.</summary>
    public string? RemovalTag { get; init; }

    public bool IsExpression(string value) => Expression is not null && value.Contains(Expression, StringComparison.Ordinal);

    /// <summary>Whether a text is an expression and nothing else, so that it may come to a collection.</summary>
    public bool IsWholeExpression(string value) => Expression is not null && value.AsSpan().Trim().StartsWith(Expression) && value.AsSpan().TrimEnd().EndsWith(ExpressionEnd);

    /// <summary>Whether a key takes in the keys of another mapping (https://yaml.org/type/merge.html).</summary>
    public static bool IsMerge(YamlNode key) => key is YamlScalar { Value: "<<", IsText: false };
}
