namespace A11.Core.Schemas;

/// <summary>What a scalar is to the engine that reads a file.</summary>
internal enum ScalarType
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a fraction or an exponent.</summary>
    Number,

    /// <summary>A truth value.</summary>
    Boolean,

    /// <summary>Nothing.</summary>
    Null,
}
