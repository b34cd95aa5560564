using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>The expressions of <c>[[ … ]]</c>.</summary>
public sealed partial class ShellParser
{
    private ShellCondition? ParseConditionOr() => ParseConditionList(isOr: true);

    private ShellCondition? ParseConditionList(bool isOr)
    {
        if ((isOr ? ParseConditionList(isOr: false) : ParseConditionPrimary()) is not { } first)
        {
            return null;
        }

        List<ShellCondition>? operands = null;
        var operators = ImmutableArray<TextSpan>.Empty;
        var character = isOr ? '|' : '&';
        while (true)
        {
            SkipLineBreaks();
            if ((Peek(0) != character || Peek(1) != character) && !PeekWord().SequenceEqual(isOr ? "-o" : "-a"))
            {
                break;
            }

            // No shell takes -a and -o here, which a rule says.
            operators = operators.Add(SpanOf(_position, _position + 2));
            Take(ShellTokenKind.Operator, 2);
            if ((isOr ? ParseConditionList(isOr: false) : ParseConditionPrimary()) is not { } next)
            {
                break;
            }

            operands ??= [first];
            operands.Add(next);
        }

        return operands is null ? first : new ConditionList(TextSpan.FromBounds(first.Span.Start, operands[^1].Span.End), isOr, [.. operands], operators);
    }

    private ShellCondition? ParseConditionPrimary()
    {
        SkipLineBreaks();
        if (AtConditionEnd() || !Enter())
        {
            return null;
        }

        var condition = Peek(0) == '(' ? ParseConditionGroup()
            : Peek(0) == '!' && PeekWord() is "!" ? ParseConditionNot()
            : ParseConditionTest();
        _depth--;
        return condition;
    }

    private ConditionNot? ParseConditionNot()
    {
        var start = _position;
        Take(ShellTokenKind.Operator, 1);
        return ParseConditionPrimary() is { } operand ? new ConditionNot(TextSpan.FromBounds(SpanOf(start, start).Start, operand.Span.End), operand) : null;
    }

    private ConditionGroup? ParseConditionGroup()
    {
        var start = _position;
        Take(ShellTokenKind.Operator, 1);
        var operand = ParseConditionOr();
        SkipLineBreaks();
        if (Peek(0) == ')')
        {
            Take(ShellTokenKind.Operator, 1);
        }
        else
        {
            Report(SpanOf(start, start + 1), "This “(” of a condition has no “)”, so the shell refuses the script.", "SC1033");
        }

        return operand is null ? null : new ConditionGroup(SpanOf(start, _position), operand);
    }

    /// <summary>Reads a test: an operator and a word, two words and what compares them, or a word alone.</summary>
    private ShellCondition ParseConditionTest()
    {
        var left = ReadConditionWord();
        SkipLineBreaks();
        if (AtConditionEnd() || (left.Bare is not ['-', _] && PeekWord() is "-a" or "-o"))
        {
            return new ConditionWord(left);
        }

        if (left.Bare is ['-', _] && !AtConditionOperator())
        {
            var operand = ReadConditionWord();
            return new ConditionUnary(TextSpan.FromBounds(left.Span.Start, operand.Span.End), left.Bare!, left.Span, operand);
        }

        var operatorStart = _position;
        var @operator = ReadConditionOperator();
        var operatorSpan = SpanOf(operatorStart, operatorStart + @operator.Length);
        SkipLineBreaks();
        if (AtConditionEnd())
        {
            return new ConditionUnary(TextSpan.FromBounds(left.Span.Start, operatorSpan.End), left.Raw, left.Span, new ShellWord(_source, operatorSpan, [new LiteralPart(operatorSpan, @operator)]));
        }

        var right = @operator == "=~" ? ReadRegularExpression() : ReadConditionWord();
        return new ConditionBinary(TextSpan.FromBounds(left.Span.Start, right.Span.End), left, @operator, operatorSpan, right);
    }

    private bool AtConditionEnd() => _position >= _end || Peek(0) is ')' or ';' || (Peek(0) is '&' or '|' && Peek(1) == Peek(0)) || PeekWord() is "]]";

    private bool AtConditionOperator() => Peek(0) is '<' or '>' && Peek(1) != '(' || PeekWord() is "=" or "==" or "!=" or "=~" or "-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge" or "-nt" or "-ot" or "-ef";

    private string ReadConditionOperator()
    {
        if (Peek(0) is '<' or '>')
        {
            var length = Peek(1) == '=' ? 2 : 1;
            var text = _text.Substring(_position, length);
            Take(ShellTokenKind.Operator, length);
            return text;
        }

        var start = _position;
        var word = ReadConditionWord();
        return word.Bare ?? _text[start.._position];
    }

    private ShellWord ReadConditionWord()
    {
        var start = _position;
        var word = ReadWord();
        if (_position == start)
        {
            // A character that no word begins with, such as a lone “&”.
            var length = Math.Min(1, _end - _position);
            Skip(_position + length);
            return new ShellWord(_source, SpanOf(start, _position), []);
        }

        return word;
    }

    /// <summary>Reads the right side of <c>=~</c>, in which parentheses, and blanks inside of them, belong to the word.</summary>
    private ShellWord ReadRegularExpression()
    {
        var start = _position;
        var parts = ReadParts(PartContext.RegularExpression);
        if (_position == start)
        {
            return ReadConditionWord();
        }

        return new ShellWord(_source, SpanOf(start, _position), parts);
    }
}
