using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>Reads the arguments of <c>[ … ]</c> and <c>test</c> as a condition (POSIX.1-2024, “test”).</summary>
public sealed class TestCommand
{
    private const int MaximumDepth = 100;

    private readonly ImmutableArray<ShellWord> _words;
    private readonly int _end;
    private int _position;
    private int _depth;

    private TestCommand(ImmutableArray<ShellWord> words, int start, int end)
    {
        _words = words;
        _position = start;
        _end = end;
    }

    /// <summary>The condition of a command; null where it is no test, or none that can be read.</summary>
    public static ShellCondition? ConditionOf(SimpleCommand command)
    {
        if (command.Words.Length < 2 || command.Name is not ("[" or "test"))
        {
            return null;
        }

        var end = command.Words.Length - (command.Name == "[" && command.Words[^1].Value == "]" ? 1 : 0);
        var parser = new TestCommand(command.Words, 1, end);
        var condition = parser.ParseList(isOr: true);
        return parser._position == end ? condition : null;
    }

    private string? Peek(int distance) => _position + distance < _end ? _words[_position + distance].ConstantValue : null;

    private ShellCondition? ParseList(bool isOr)
    {
        if ((isOr ? ParseList(isOr: false) : ParsePrimary()) is not { } first)
        {
            return null;
        }

        List<ShellCondition>? operands = null;
        var operators = ImmutableArray.CreateBuilder<TextSpan>();
        while (Peek(0) == (isOr ? "-o" : "-a"))
        {
            operators.Add(_words[_position].Span);
            _position++;
            if ((isOr ? ParseList(isOr: false) : ParsePrimary()) is not { } next)
            {
                return null;
            }

            operands ??= [first];
            operands.Add(next);
        }

        return operands is null ? first : new ConditionList(first.Span.Union(operands[^1].Span), isOr, [.. operands], operators.DrainToImmutable()) { IsOfCommand = true };
    }

    private ShellCondition? ParsePrimary()
    {
        if (_position >= _end || ++_depth > MaximumDepth)
        {
            return null;
        }

        var condition = Peek(0) switch
        {
            "!" when _position + 1 < _end && !IsBinary(Peek(1)) => ParseNot(),
            "(" when _position + 2 < _end && !IsBinary(Peek(1)) => ParseGroup(),
            _ => ParseTest(),
        };
        _depth--;
        return condition;
    }

    private ConditionNot? ParseNot()
    {
        var start = _words[_position].Span;
        _position++;
        return ParsePrimary() is { } operand ? new ConditionNot(start.Union(operand.Span), operand) { IsOfCommand = true } : null;
    }

    private ConditionGroup? ParseGroup()
    {
        var start = _words[_position].Span;
        _position++;
        if (ParseList(isOr: true) is not { } operand || Peek(0) != ")")
        {
            return null;
        }

        var end = _words[_position].Span;
        _position++;
        return new ConditionGroup(start.Union(end), operand) { IsOfCommand = true };
    }

    private ShellCondition ParseTest()
    {
        var first = _words[_position];
        if (IsBinary(Peek(1)) && _position + 2 < _end)
        {
            var (@operator, right) = (_words[_position + 1], _words[_position + 2]);
            _position += 3;
            return new ConditionBinary(first.Span.Union(right.Span), first, @operator.Value, @operator.Span, right) { IsOfCommand = true };
        }

        if (first.Bare is ['-', var letter] && char.IsAsciiLetter(letter) && _position + 1 < _end)
        {
            var operand = _words[_position + 1];
            _position += 2;
            return new ConditionUnary(first.Span.Union(operand.Span), first.Value, first.Span, operand) { IsOfCommand = true };
        }

        _position++;
        return new ConditionWord(first) { IsOfCommand = true };
    }

    private static bool IsBinary(string? text) => text is "=" or "==" or "!=" or "=~" or "<" or ">" or "<=" or ">=" or "-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge" or "-nt" or "-ot" or "-ef";
}
