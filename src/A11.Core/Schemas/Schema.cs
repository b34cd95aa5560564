namespace A11.Core.Schemas;

/// <summary>
/// The structure of a format: what may stand where. The tables beside this file say it, compiled from what the formats' owners publish by
/// <c>build/schemas.cs</c>, or written from their documentation.
/// </summary>
internal sealed class Schema
{
    private Schema(SchemaDefinition root) => Root = root;

    /// <summary>What a file holds.</summary>
    public SchemaDefinition Root { get; }

    /// <summary>What a key of the file holds; null where it has no such key.</summary>
    public SchemaDefinition? Find(string key) => Root.Mappings.Select(form => form.Keys.GetValueOrDefault(key)?.Definition).FirstOrDefault(static found => found is not null);

    /// <summary>Reads a table.</summary>
    /// <param name="name">The table's name: <c>github-workflow</c>.</param>
    public static Schema Load(string name) => new(SchemaReader.Read(SchemaTables.Open(name)));

    /// <summary>Reads a table from its text.</summary>
    internal static Schema Parse(TextReader table) => new(SchemaReader.Read(table));
}
