namespace A11.Core.Schemas;

/// <summary>Which sequence a place takes.</summary>
/// <param name="Item">What its items are.</param>
/// <param name="Count">How many it has.</param>
/// <param name="IsUnique">Whether no item may be there twice.</param>
internal sealed record SchemaSequence(SchemaDefinition Item, SchemaRange Count, bool IsUnique);
