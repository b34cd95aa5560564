using System.Buffers;
using A11.Core.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>Splits an expression into tokens as GitHub's runner does (actions/runner, <c>Sdk/Expressions/Tokens/LexicalAnalyzer.cs</c>).</summary>
/// <param name="text">The text that holds the expression.</param>
/// <param name="span">The place of the expression.</param>
internal sealed class ExpressionLexer(string text, TextSpan span)
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private int _position = span.Start;
    private ExpressionTokenKind? _last;

    /// <summary>The next token; <see cref="ExpressionTokenKind.End"/> again and again behind the last.</summary>
    public ExpressionToken Next()
    {
        while (_position < span.End && char.IsWhiteSpace(text[_position]))
        {
            _position++;
        }

        var start = _position;
        var kind = start == span.End ? ExpressionTokenKind.End : Read(text[start]);
        _last = kind;
        return new ExpressionToken(kind, TextSpan.FromBounds(start, _position));
    }

    /// <summary>Whether a text is a name that GitHub accepts.</summary>
    public static bool IsName(ReadOnlySpan<char> word) => !word.IsEmpty && (char.IsAsciiLetter(word[0]) || word[0] == '_') && word.IndexOfAnyExcept(NameCharacters) < 0;

    private ExpressionTokenKind Read(char first) => first switch
    {
        '(' => Take(ExpressionTokenKind.OpenParenthesis),
        ')' => Take(ExpressionTokenKind.CloseParenthesis),
        '[' => Take(ExpressionTokenKind.OpenBracket),
        ']' => Take(ExpressionTokenKind.CloseBracket),
        ',' => Take(ExpressionTokenKind.Comma),
        '*' => Take(ExpressionTokenKind.Star),
        '\'' => ReadString(),
        '!' => TakeWithEqual(ExpressionTokenKind.Not, ExpressionTokenKind.NotEqual),
        '<' => TakeWithEqual(ExpressionTokenKind.Less, ExpressionTokenKind.LessOrEqual),
        '>' => TakeWithEqual(ExpressionTokenKind.Greater, ExpressionTokenKind.GreaterOrEqual),
        '=' => TakeTwice('=', ExpressionTokenKind.Equal),
        '&' => TakeTwice('&', ExpressionTokenKind.And),
        '|' => TakeTwice('|', ExpressionTokenKind.Or),
        '.' when !StartsOperand() => Take(ExpressionTokenKind.Dot),
        '.' or '-' or '+' or (>= '0' and <= '9') => ReadNumber(),
        _ => ReadWord(),
    };

    /// <summary>Whether an operand stands here, so that a dot begins a number.</summary>
    private bool StartsOperand() => _last is null or ExpressionTokenKind.Comma or ExpressionTokenKind.OpenParenthesis or ExpressionTokenKind.OpenBracket or >= ExpressionTokenKind.Not;

    private ExpressionTokenKind Take(ExpressionTokenKind kind)
    {
        _position++;
        return kind;
    }

    private ExpressionTokenKind TakeWithEqual(ExpressionTokenKind alone, ExpressionTokenKind withEqual)
    {
        _position++;
        return _position < span.End && text[_position] == '=' ? Take(withEqual) : alone;
    }

    private ExpressionTokenKind TakeTwice(char character, ExpressionTokenKind kind)
    {
        _position++;
        return _position < span.End && text[_position] == character ? Take(kind) : ExpressionTokenKind.Unknown;
    }

    private ExpressionTokenKind ReadString()
    {
        for (_position++; _position < span.End; _position++)
        {
            if (text[_position] != '\'')
            {
                continue;
            }

            if (_position + 1 == span.End || text[_position + 1] != '\'')
            {
                return Take(ExpressionTokenKind.String);
            }

            _position++;
        }

        return ExpressionTokenKind.UnclosedString;
    }

    private ExpressionTokenKind ReadNumber()
    {
        var start = _position;
        do
        {
            _position++;
        }
        while (_position < span.End && (text[_position] == '.' || !IsBoundary(text[_position])));
        return ExpressionNumber.TryParse(text.AsSpan(start, _position - start), out _) ? ExpressionTokenKind.Number : ExpressionTokenKind.Unknown;
    }

    private ExpressionTokenKind ReadWord()
    {
        var start = _position;
        do
        {
            _position++;
        }
        while (_position < span.End && !IsBoundary(text[_position]));
        var word = text.AsSpan(start, _position - start);
        if (!IsName(word))
        {
            return ExpressionTokenKind.Unknown;
        }

        // Behind a dot each of them is the name of a property.
        return _last is ExpressionTokenKind.Dot ? ExpressionTokenKind.Name : word switch
        {
            "null" => ExpressionTokenKind.Null,
            "true" => ExpressionTokenKind.True,
            "false" => ExpressionTokenKind.False,
            "NaN" or "Infinity" => ExpressionTokenKind.Number,
            _ => ExpressionTokenKind.Name,
        };
    }

    private static bool IsBoundary(char character) => character is '(' or ')' or '[' or ']' or ',' or '.' or '!' or '<' or '>' or '=' or '&' or '|' || char.IsWhiteSpace(character);
}
