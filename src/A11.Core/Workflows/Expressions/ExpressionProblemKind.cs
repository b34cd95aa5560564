namespace A11.Core.Workflows.Expressions;

/// <summary>Why GitHub can't read an expression.</summary>
public enum ExpressionProblemKind
{
    /// <summary>Nothing stands between the braces.</summary>
    Empty,

    /// <summary>No <c>}}</c> ends it.</summary>
    Unclosed,

    /// <summary>A string has no closing quote.</summary>
    UnclosedString,

    /// <summary>Something stands where it can't.</summary>
    UnexpectedToken,

    /// <summary>Something is missing at the end.</summary>
    UnexpectedEnd,

    /// <summary>Operators, calls and properties nest deeper than GitHub allows.</summary>
    TooDeep,

    /// <summary>It has more characters than GitHub allows.</summary>
    TooLong,
}
