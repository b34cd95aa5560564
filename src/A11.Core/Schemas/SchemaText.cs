using System.Collections.Immutable;

namespace A11.Core.Schemas;

/// <summary>Which texts a place takes.</summary>
/// <param name="Converts">Whether numbers, truth values and nothing are read as texts, too.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="Values">The only texts that are allowed; default where any is.</param>
/// <param name="Format">A format that it must have.</param>
internal sealed record SchemaText(bool Converts, SchemaRange Length, ImmutableArray<string> Values, TextFormat Format);
