using A11.Core.Schemas;

namespace A11.Core.Compose;

/// <summary>The Compose specification's own schema, read when the first file is checked.</summary>
internal static class ComposeSchema
{
    private static readonly Lazy<Schema> ReadTable = new(static () => Schema.Load("compose"));

    /// <summary>What a file may hold.</summary>
    public static Schema Table => ReadTable.Value;

    /// <summary>Whether a file may have such a key at its top.</summary>
    public static bool IsTopLevelKey(string name) => Table.Root.Mappings[0] is var root && (root.Keys.ContainsKey(name) || root.IsExtension(name));

    /// <summary>
    /// How Compose reads it: texts may hold variables, and become truth values where the loader casts them (compose-go, loader/interpolate.go); keys must be
    /// texts (loader/loader.go, “non-string key”); <c>!reset</c> takes a value away (loader/reset.go).
    /// </summary>
    public static SchemaDialect Dialect { get; } = SchemaDialect.Core with
    {
        Expression = "$",
        ExpressionEnd = "",
        ConvertsBooleans = true,
        FollowsMerges = true,
        HasTextKeys = true,
        ReportsTypesAtKeys = true,
        RemovalTag = "!reset",
    };
}
