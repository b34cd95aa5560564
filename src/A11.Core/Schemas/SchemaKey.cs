namespace A11.Core.Schemas;

/// <summary>A key of a mapping.</summary>
/// <param name="Name">Its name; case matters.</param>
/// <param name="Definition">What its value is.</param>
internal sealed record SchemaKey(string Name, SchemaDefinition Definition);
