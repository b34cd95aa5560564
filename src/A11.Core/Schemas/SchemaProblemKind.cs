namespace A11.Core.Schemas;

/// <summary>A way in which a file breaks its format's structure.</summary>
internal enum SchemaProblemKind
{
    /// <summary>A key that the mapping can't have.</summary>
    UnknownKey,

    /// <summary>A key that the mapping must have is absent.</summary>
    MissingKey,

    /// <summary>Keys that exclude each other.</summary>
    ConflictingKeys,

    /// <summary>A value of another kind than its place takes.</summary>
    WrongType,

    /// <summary>A value of the right kind that its place doesn't take.</summary>
    UnexpectedValue,

    /// <summary>Nothing, an empty text or an empty mapping where there must be something.</summary>
    EmptyValue,

    /// <summary>A list without items where there must be some.</summary>
    EmptyList,
}
