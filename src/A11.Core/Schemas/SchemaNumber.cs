namespace A11.Core.Schemas;

/// <summary>Which numbers a place takes.</summary>
/// <param name="IsWhole">Whether only whole ones.</param>
/// <param name="Range">Between which bounds.</param>
internal sealed record SchemaNumber(bool IsWhole, SchemaRange Range);
