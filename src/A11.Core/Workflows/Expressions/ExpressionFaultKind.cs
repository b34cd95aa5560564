namespace A11.Core.Workflows.Expressions;

/// <summary>What is wrong with an expression that GitHub can parse.</summary>
internal enum ExpressionFaultKind
{
    UndefinedContext,
    UndefinedFunction,
    UnavailableContext,
    UnavailableFunction,
    ArgumentCount,
    ArgumentType,
    FormatArguments,

    /// <summary>An argument of <c>format</c> that nothing uses, which fails no run.</summary>
    UnusedFormatArgument,
    InvalidJson,
    UndefinedProperty,
    UndefinedStep,
    UndefinedOutput,
    UndefinedMatrixProperty,
    UndefinedInput,
    UndeclaredSecret,
    MissingNeed,
    InvalidVariableName,
    IncomparableTypes,

    /// <summary>A comparison that GitHub makes without complaint, but that has one result alone.</summary>
    ConstantComparison,
    AccessType,
    UnprintableValue,
    PlaceType,
}
