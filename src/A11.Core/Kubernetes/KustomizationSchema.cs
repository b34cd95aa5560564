using System.Collections.Frozen;
using A11.Core.Schemas;

namespace A11.Core.Kubernetes;

/// <summary>The structure of a kustomization, read when the first one is checked.</summary>
internal static class KustomizationSchema
{
    private static readonly Lazy<Schema> Table = new(static () => Schema.Load("kustomization"));

    private static readonly Lazy<FrozenSet<string>> Fields = new(static () => Root.Mappings.SelectMany(static form => form.Keys.Keys).ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>What a kustomization holds.</summary>
    public static SchemaDefinition Root => Table.Value.Root;

    /// <summary>The names of its fields, looked up in any case.</summary>
    public static FrozenSet<string> Names => Fields.Value;
}
