namespace A11.Core.Workflows.Expressions;

/// <summary>What a token of an expression is.</summary>
internal enum ExpressionTokenKind
{
    /// <summary>The expression ends here.</summary>
    End,

    /// <summary>Nothing that GitHub knows.</summary>
    Unknown,

    /// <summary>A string whose closing quote is missing.</summary>
    UnclosedString,
    Name,
    Null,
    True,
    False,
    Number,
    String,
    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    CloseBracket,
    Comma,
    Dot,
    Star,
    Not,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    And,
    Or,
}
