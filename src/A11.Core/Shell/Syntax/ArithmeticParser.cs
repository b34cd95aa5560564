using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>Reads arithmetic expressions (POSIX.1-2024, 2.6.4; bash's manual, 6.5), which are C's with a shell's expansions in them.</summary>
internal sealed class ArithmeticParser
{
    /// <summary>How deep an expression may nest, and how many operators it may chain.</summary>
    private const int MaximumDepth = 200;

    private static readonly string[] Operators =
    [
        "<<=", ">>=", "**", "++", "--", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "&=", "^=", "|=",
        "+", "-", "*", "/", "%", "<", ">", "=", "!", "~", "&", "|", "^", "?", ":", ",", "(", ")", "[", "]",
    ];

    private readonly List<Token> _tokens = [];
    private int _position;
    private int _depth;

    private enum TokenKind
    {
        Operator,
        Number,
        Name,
        Part,
        Unknown,
    }

    /// <summary>Reads an expression; null where it is empty or none.</summary>
    public static ArithmeticNode? Parse(ImmutableArray<ShellWordPart> parts)
    {
        var parser = new ArithmeticParser();
        parser.Tokenize(parts);
        if (parser._tokens.Count == 0)
        {
            return null;
        }

        var node = parser.ParseBinary(0);
        return parser._position < parser._tokens.Count ? null : node;
    }

    private void Tokenize(ImmutableArray<ShellWordPart> parts)
    {
        foreach (var part in parts)
        {
            if (part is LiteralPart { IsEscaped: false } literal && literal.Value.Length == literal.Span.Length)
            {
                Tokenize(literal);
            }
            else
            {
                _tokens.Add(new Token(TokenKind.Part, "", part.Span, part));
            }
        }
    }

    private void Tokenize(LiteralPart literal)
    {
        var text = literal.Value;
        var i = 0;
        while (i < text.Length)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            var kind = TokenKind.Operator;
            if (char.IsAsciiDigit(text[i]))
            {
                kind = TokenKind.Number;
                while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '#' or '.' or '_' or '@'))
                {
                    i++;
                }
            }
            else if (char.IsAsciiLetter(text[i]) || text[i] == '_')
            {
                kind = TokenKind.Name;
                while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '_'))
                {
                    i++;
                }
            }
            else
            {
                var match = Array.Find(Operators, candidate => string.CompareOrdinal(text, start, candidate, 0, candidate.Length) == 0);
                kind = match is null ? TokenKind.Unknown : TokenKind.Operator;
                i += match?.Length ?? 1;
            }

            _tokens.Add(new Token(kind, text[start..i], new TextSpan(literal.Span.Start + start, i - start), null));
        }
    }

    private Token? Current => _position < _tokens.Count ? _tokens[_position] : null;

    private bool IsOperator(string text) => Current is { Kind: TokenKind.Operator } token && token.Text == text;

    private static int Precedence(string @operator) => @operator switch
    {
        "," => 1,
        "=" or "+=" or "-=" or "*=" or "/=" or "%=" or "&=" or "^=" or "|=" or "<<=" or ">>=" => 2,
        "?" => 3,
        "||" => 4,
        "&&" => 5,
        "|" => 6,
        "^" => 7,
        "&" => 8,
        "==" or "!=" => 9,
        "<" or ">" or "<=" or ">=" => 10,
        "<<" or ">>" => 11,
        "+" or "-" => 12,
        "*" or "/" or "%" => 13,
        "**" => 14,
        _ => 0,
    };

    private ArithmeticNode? ParseBinary(int minimum)
    {
        if (++_depth > MaximumDepth)
        {
            return null;
        }

        var left = ParseUnary();
        var chained = 0;
        while (left is not null && Current is { Kind: TokenKind.Operator } token && Precedence(token.Text) is > 0 and var precedence && precedence > minimum)
        {
            if (++chained > MaximumDepth)
            {
                return null;
            }

            _position++;
            var isRight = precedence is 2 or 14;
            var right = token.Text == "?" ? ParseChoice() : ParseBinary(isRight ? precedence - 1 : precedence);
            left = right is null ? null : new ArithmeticBinary(left, token.Text, right);
        }

        _depth--;
        return left;
    }

    private ArithmeticBinary? ParseChoice()
    {
        if (ParseBinary(0) is not { } first || !IsOperator(":"))
        {
            return null;
        }

        _position++;
        return ParseBinary(2) is { } second ? new ArithmeticBinary(first, ":", second) : null;
    }

    private ArithmeticNode? ParseUnary()
    {
        if (Current is { Kind: TokenKind.Operator, Text: "!" or "~" or "+" or "-" or "++" or "--" } token)
        {
            if (++_depth > MaximumDepth)
            {
                return null;
            }

            _position++;
            var operand = ParseUnary();
            _depth--;
            return operand is null ? null : new ArithmeticUnary(token.Span.Union(operand.Span), token.Text, operand, isPostfix: false);
        }

        var primary = ParsePrimary();
        while (primary is not null && Current is { Kind: TokenKind.Operator, Text: "++" or "--" } postfix)
        {
            _position++;
            primary = new ArithmeticUnary(primary.Span.Union(postfix.Span), postfix.Text, primary, isPostfix: true);
        }

        return primary;
    }

    private ArithmeticNode? ParsePrimary()
    {
        if (Current is not { } token)
        {
            return null;
        }

        if (token.Kind is TokenKind.Operator)
        {
            return token.Text == "(" ? ParseGroup(token) : null;
        }

        if (token.Kind is TokenKind.Unknown)
        {
            return null;
        }

        _position++;
        ArithmeticNode node = token.Kind switch
        {
            TokenKind.Number => new ArithmeticNumber(token.Span, token.Text),
            TokenKind.Name => new ArithmeticVariable(token.Span, token.Text, null),
            _ => new ArithmeticPart(token.Part!),
        };

        // “16#$x” and “a$i” are put together before they are calculated.
        var pieces = 0;
        while (Current is { Kind: not TokenKind.Operator } next && next.Span.Start == node.Span.End && ++pieces < MaximumDepth && next.Kind is not TokenKind.Unknown)
        {
            _position++;
            ArithmeticNode second = next.Kind is TokenKind.Part ? new ArithmeticPart(next.Part!) : new ArithmeticNumber(next.Span, next.Text);
            node = new ArithmeticComposite(node.Span.Union(second.Span)) { First = node, Second = second };
        }

        return IsOperator("[") ? ParseSubscript(node) : node;
    }

    private ArithmeticGroup? ParseGroup(Token open)
    {
        _position++;
        if (ParseBinary(0) is not { } operand || !IsOperator(")"))
        {
            return null;
        }

        var close = Current!.Value;
        _position++;
        return new ArithmeticGroup(open.Span.Union(close.Span), operand);
    }

    private ArithmeticNode? ParseSubscript(ArithmeticNode array)
    {
        _position++;
        var start = _position;
        var nesting = 1;
        var subscript = ParseBinary(0);
        if (subscript is null || !IsOperator("]"))
        {
            // A key of an associative array is any text.
            subscript = null;
            for (_position = start; _position < _tokens.Count; _position++)
            {
                nesting += _tokens[_position].Text switch { "[" => 1, "]" => -1, _ => 0 };
                if (nesting == 0)
                {
                    break;
                }
            }
        }

        if (Current is not { } close)
        {
            return null;
        }

        _position++;
        var span = array.Span.Union(close.Span);
        return array is ArithmeticVariable variable ? new ArithmeticVariable(span, variable.Name, subscript) { HasSubscript = true } : new ArithmeticComposite(span) { First = array, Second = subscript ?? array };
    }

    private readonly record struct Token(TokenKind Kind, string Text, TextSpan Span, ShellWordPart? Part);
}
