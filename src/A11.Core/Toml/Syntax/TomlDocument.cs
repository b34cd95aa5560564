using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Toml.Syntax;

/// <summary>What a TOML text defines.</summary>
/// <param name="Keys">The full name of each table and key, in order, and whether it is a value.</param>
public sealed record TomlDocument(ImmutableArray<(ImmutableArray<string> Name, bool IsValue)> Keys)
{
    /// <summary>The first mistake, and what it is as a clause; null where there is none.</summary>
    public (LinePosition Place, string Reason)? Problem { get; init; }

    /// <summary>Whether a table or key of this name, or something in it, is defined.</summary>
    public bool Defines(ImmutableArray<string> name) => Keys.Any(key => key.Name.Length >= name.Length && key.Name.Take(name.Length).SequenceEqual(name, StringComparer.Ordinal));

    /// <summary>Whether a part of this name is a value, such as an inline table, so that nothing can be added to it.</summary>
    public bool Closes(ImmutableArray<string> name) => Keys.Any(key => key.IsValue && key.Name.Length <= name.Length && key.Name.SequenceEqual(name.Take(key.Name.Length), StringComparer.Ordinal));
}
