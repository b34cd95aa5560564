using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>
/// Parses expressions by the grammar of GitHub's runner (actions/runner, <c>Sdk/Expressions/ExpressionParser.cs</c>). It never throws, and stops at the first problem, as GitHub does.
/// </summary>
public sealed class ExpressionParser
{
    /// <summary>How many nodes may stand above each other (<c>ExpressionConstants.MaxDepth</c>).</summary>
    public const int MaximumDepth = 50;

    /// <summary>How many characters an expression may have (<c>ExpressionConstants.MaxLength</c>).</summary>
    public const int MaximumLength = 21_000;

    /// <summary>How deep parentheses may nest, which GitHub doesn't limit: enough for people, and little enough for a thread's stack.</summary>
    private const int MaximumNesting = 250;

    private readonly string _text;
    private readonly ExpressionLexer _lexer;
    private ExpressionToken _token;
    private ExpressionProblem? _problem;
    private int _nesting;

    /// <summary>The token before this one.</summary>
    private TextSpan _previous;

    private ExpressionParser(string text, TextSpan span)
    {
        _text = text;
        _lexer = new ExpressionLexer(text, span);
        _token = _lexer.Next();
    }

    /// <summary>Parses an expression without its braces.</summary>
    public static ParsedExpression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text, new TextSpan(0, text.Length));
    }

    /// <summary>Parses a part of a text; the spans of the tree are places of the whole text.</summary>
    public static ParsedExpression Parse(string text, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (span.Length > MaximumLength)
        {
            return new ParsedExpression(null, new ExpressionProblem(ExpressionProblemKind.TooLong, span));
        }

        if (text.AsSpan(span.Start, span.Length).IsWhiteSpace())
        {
            return new ParsedExpression(null, new ExpressionProblem(ExpressionProblemKind.Empty, span));
        }

        var parser = new ExpressionParser(text, span);
        var root = parser.ParseOperators(1);
        if (root is not null && parser._token.Kind is not ExpressionTokenKind.End)
        {
            root = parser.FailAtToken();
        }

        return new ParsedExpression(root, parser._problem);
    }

    /// <summary>How strongly an operator binds; 0 where the token is none.</summary>
    private static int PrecedenceOf(ExpressionTokenKind kind) => kind switch
    {
        ExpressionTokenKind.Or => 1,
        ExpressionTokenKind.And => 2,
        ExpressionTokenKind.Equal or ExpressionTokenKind.NotEqual => 3,
        ExpressionTokenKind.Less or ExpressionTokenKind.LessOrEqual or ExpressionTokenKind.Greater or ExpressionTokenKind.GreaterOrEqual => 4,
        _ => 0,
    };

    private ExpressionNode? ParseOperators(int minimum)
    {
        var start = _token.Span.Start;
        var left = ParseOperand();
        while (left is not null && PrecedenceOf(_token.Kind) is var precedence && precedence >= minimum)
        {
            left = _token.Kind is ExpressionTokenKind.And or ExpressionTokenKind.Or ? ParseChain(start, left, _token.Kind, precedence) : ParseComparison(start, left, precedence);
        }

        return left;
    }

    private ExpressionNode? ParseChain(int start, ExpressionNode first, ExpressionTokenKind kind, int precedence)
    {
        var isAnd = kind is ExpressionTokenKind.And;
        var operands = ImmutableArray.CreateBuilder<ExpressionNode>();
        var operand = first;
        while (true)
        {
            if (operand is LogicalNode chain && chain.IsAnd == isAnd)
            {
                operands.AddRange(chain.Operands);
            }
            else
            {
                operands.Add(operand);
            }

            if (_token.Kind != kind)
            {
                return Limit(new LogicalNode(TextSpan.FromBounds(start, _previous.End), isAnd, operands.ToImmutable()));
            }

            Move();
            if (ParseOperators(precedence + 1) is not { } next)
            {
                return null;
            }

            operand = next;
        }
    }

    private ExpressionNode? ParseComparison(int start, ExpressionNode left, int precedence)
    {
        var comparison = _token.Kind switch
        {
            ExpressionTokenKind.Equal => ComparisonOperator.Equal,
            ExpressionTokenKind.NotEqual => ComparisonOperator.NotEqual,
            ExpressionTokenKind.Less => ComparisonOperator.Less,
            ExpressionTokenKind.LessOrEqual => ComparisonOperator.LessOrEqual,
            ExpressionTokenKind.Greater => ComparisonOperator.Greater,
            _ => ComparisonOperator.GreaterOrEqual,
        };
        Move();
        return ParseOperators(precedence + 1) is { } right ? Limit(new ComparisonNode(TextSpan.FromBounds(start, _previous.End), comparison, left, right)) : null;
    }

    /// <summary>The one way into the recursion: an operand with the <c>!</c> before it.</summary>
    private ExpressionNode? ParseOperand()
    {
        if (_nesting == MaximumNesting)
        {
            return Fail(ExpressionProblemKind.TooDeep, _token.Span);
        }

        _nesting++;
        var operand = _token.Kind is ExpressionTokenKind.Not ? ParseNot() : ParseParts();
        _nesting--;
        return operand;
    }

    private ExpressionNode? ParseNot()
    {
        var start = _token.Span.Start;
        Move();
        return ParseOperand() is { } operand ? Limit(new NotNode(TextSpan.FromBounds(start, _previous.End), operand)) : null;
    }

    private ExpressionNode? ParseParts()
    {
        var isLiteral = _token.Kind is not (ExpressionTokenKind.Name or ExpressionTokenKind.OpenParenthesis);
        var start = _token.Span;
        var node = ParsePrimary();
        while (node is not null && _token.Kind is ExpressionTokenKind.Dot or ExpressionTokenKind.OpenBracket)
        {
            node = isLiteral ? FailAtToken() : _token.Kind is ExpressionTokenKind.Dot ? ParseProperty(node, start) : ParseIndex(node, start);
        }

        return node;
    }

    private ExpressionNode? ParseProperty(ExpressionNode target, TextSpan start)
    {
        Move();
        var name = _token;
        if (name.Kind is not (ExpressionTokenKind.Name or ExpressionTokenKind.Star))
        {
            return FailAtToken();
        }

        Move();
        var span = start.Union(name.Span);
        return Limit(name.Kind is ExpressionTokenKind.Star ? new FilterNode(span, target) : new IndexNode(span, target, new LiteralNode(name.Span, new StringValue(TextOf(name)))));
    }

    private ExpressionNode? ParseIndex(ExpressionNode target, TextSpan start)
    {
        Move();
        ExpressionNode? index = null;
        if (_token.Kind is ExpressionTokenKind.Star)
        {
            Move();
        }
        else if ((index = ParseOperators(1)) is null)
        {
            return null;
        }

        var end = _token.Span;
        return !Expect(ExpressionTokenKind.CloseBracket) ? null : Limit(index is null ? new FilterNode(start.Union(end), target) : new IndexNode(start.Union(end), target, index));
    }

    private ExpressionNode? ParsePrimary()
    {
        var token = _token;
        switch (token.Kind)
        {
            case ExpressionTokenKind.Null:
                return Literal(NullValue.Instance);
            case ExpressionTokenKind.True or ExpressionTokenKind.False:
                return Literal(new BooleanValue(token.Kind is ExpressionTokenKind.True));
            case ExpressionTokenKind.Number:
                return Literal(new NumberValue(ExpressionNumber.TryParse(_text.AsSpan(token.Span.Start, token.Span.Length), out var number) ? number : double.NaN));
            case ExpressionTokenKind.String:
                return Literal(new StringValue(TextOf(token)[1..^1].Replace("''", "'", StringComparison.Ordinal)));
            case ExpressionTokenKind.Name:
                Move();
                return _token.Kind is ExpressionTokenKind.OpenParenthesis ? ParseCall(token) : new ContextNode(token.Span, TextOf(token));
            case ExpressionTokenKind.OpenParenthesis:
                Move();
                return ParseOperators(1) is { } inner && Expect(ExpressionTokenKind.CloseParenthesis) ? inner : null;
            default:
                return FailAtToken();
        }
    }

    private ExpressionNode? ParseCall(ExpressionToken name)
    {
        var arguments = ImmutableArray.CreateBuilder<ExpressionNode>();
        Move();
        while (_token.Kind is not ExpressionTokenKind.CloseParenthesis || arguments.Count > 0)
        {
            if (ParseOperators(1) is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
            if (_token.Kind is not ExpressionTokenKind.Comma)
            {
                break;
            }

            Move();
        }

        var end = _token.Span;
        return Expect(ExpressionTokenKind.CloseParenthesis) ? Limit(new CallNode(name.Span.Union(end), TextOf(name), name.Span, arguments.ToImmutable())) : null;
    }

    private LiteralNode Literal(ExpressionValue value)
    {
        var node = new LiteralNode(_token.Span, value);
        Move();
        return node;
    }

    private ExpressionNode? Limit(ExpressionNode node) => node.Depth > MaximumDepth ? Fail(ExpressionProblemKind.TooDeep, node.Span) : node;

    private bool Expect(ExpressionTokenKind kind)
    {
        if (_token.Kind == kind)
        {
            Move();
            return true;
        }

        _ = FailAtToken();
        return false;
    }

    private ExpressionNode? FailAtToken() => Fail(
        _token.Kind switch
        {
            ExpressionTokenKind.End => ExpressionProblemKind.UnexpectedEnd,
            ExpressionTokenKind.UnclosedString => ExpressionProblemKind.UnclosedString,
            _ => ExpressionProblemKind.UnexpectedToken,
        },
        _token.Kind is ExpressionTokenKind.End ? _previous : _token.Span);

    private ExpressionNode? Fail(ExpressionProblemKind kind, TextSpan span)
    {
        _problem ??= new ExpressionProblem(kind, span);
        return null;
    }

    private void Move()
    {
        _previous = _token.Span;
        _token = _lexer.Next();
    }

    private string TextOf(ExpressionToken token) => _text.Substring(token.Span.Start, token.Span.Length);
}
