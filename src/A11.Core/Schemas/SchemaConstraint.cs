using System.Collections.Immutable;

namespace A11.Core.Schemas;

/// <summary>What keys of a mapping ask of each other.</summary>
/// <param name="Kind">What they ask.</param>
/// <param name="Keys">The keys; the first of <see cref="SchemaConstraintKind.Needs"/> and <see cref="SchemaConstraintKind.Unless"/> decides whether the others must be there.</param>
/// <param name="Value">The value of the first key that alone decides it; null where any does.</param>
internal sealed record SchemaConstraint(SchemaConstraintKind Kind, ImmutableArray<string> Keys, string? Value);

/// <summary>What keys of a mapping ask of each other.</summary>
internal enum SchemaConstraintKind
{
    /// <summary>Exactly one of them must be there.</summary>
    One,

    /// <summary>One of them at least must be there.</summary>
    Some,

    /// <summary>With the first, the others must be there.</summary>
    Needs,

    /// <summary>Without the first, the others must be there.</summary>
    Unless,
}
