using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>Words: literal text, quotations and expansions.</summary>
public sealed partial class ShellParser
{
    /// <summary>What ends a stretch of plain text in a word.</summary>
    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\n\r;&|()<>'\"$`\\");

    /// <summary>What ends a stretch of plain text in double quotes.</summary>
    private static readonly SearchValues<char> DoubleQuotedEnds = SearchValues.Create("\"$`\\");

    /// <summary>Places at which <c>((</c> was found to be no arithmetic, so that each is tried but once.</summary>
    private HashSet<int>? _notArithmetic;

    /// <summary>Where the parts of a word stand, which decides what quotes and what ends them.</summary>
    private enum PartContext
    {
        Word,
        DoubleQuoted,
        Braces,
        QuotedBraces,
        Document,
        Arithmetic,
        ArithmeticClause,
        BracketArithmetic,
        Subscript,
        RegularExpression,
        Alternative,
    }

    private static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    private bool IsWordEnd(char character) => character switch
    {
        ' ' or '\t' or '\n' or ';' or '&' or '|' or '(' or ')' or '<' or '>' => true,
        '\r' => IsLineBreak(),
        '\0' => _position >= _end,
        _ => false,
    };

    /// <summary>Whether a word begins here, which <c>&lt;( … )</c> may do.</summary>
    private bool AtWord() => !IsWordEnd(Peek(0)) || (Peek(0) is '<' or '>' && Peek(1) == '(');

    private ShellWord ReadWord()
    {
        var start = _position;
        var parts = ReadParts(PartContext.Word);
        return new ShellWord(_source, SpanOf(start, _position), parts);
    }

    private ImmutableArray<ShellWordPart> ReadParts(PartContext context)
    {
        var start = _position;
        if (context is PartContext.Word && TryReadPlain(out var plain))
        {
            return [plain];
        }

        var parts = ImmutableArray.CreateBuilder<ShellWordPart>(2);
        var literal = _position;
        var nesting = 0;
        while (_position < _end)
        {
            var character = _text[_position];
            if (IsPartsEnd(context, character, nesting))
            {
                if (character == '(' && context is PartContext.Word or PartContext.Alternative && TryReadParenthesis(parts, ref literal, start))
                {
                    continue;
                }

                if (character is '<' or '>' && context is PartContext.Word && Peek(1) == '(')
                {
                    Flush(parts, literal);
                    parts.Add(ReadProcessSubstitution());
                    literal = _position;
                    continue;
                }

                // A parenthesis in an extended pattern that opens none is text like its other one.
                if (character != '(' || context is not PartContext.Alternative)
                {
                    break;
                }
            }

            if (ReadSpecial(context, character, literal, parts))
            {
                literal = _position;
                continue;
            }

            nesting += Nesting(context, character);
            Advance(context);
        }

        Flush(parts, literal);
        return parts.DrainToImmutable();
    }

    /// <summary>Reads a word without quotes and expansions, as most are.</summary>
    private bool TryReadPlain(out LiteralPart plain)
    {
        var rest = _text.AsSpan(_position, _end - _position);
        var length = rest.IndexOfAny(WordEnds);
        length = length < 0 ? rest.Length : length;
        if (length == 0 || (length < rest.Length && rest[length] is not (' ' or '\t' or '\n' or ';' or '&' or '|' or ')')))
        {
            plain = null!;
            return false;
        }

        plain = new LiteralPart(SpanOf(_position, _position + length), rest[..length].ToString());
        Take(ShellTokenKind.Word, length);
        return true;
    }

    /// <summary>Steps over text that means nothing special.</summary>
    private void Advance(PartContext context)
    {
        _position++;
        if (context is PartContext.Word or PartContext.DoubleQuoted)
        {
            var length = _text.AsSpan(_position, _end - _position).IndexOfAny(context is PartContext.Word ? WordEnds : DoubleQuotedEnds);
            _position = length < 0 ? _end : _position + length;
        }
    }

    private bool IsPartsEnd(PartContext context, char character, int nesting) => context switch
    {
        PartContext.Word => IsWordEnd(character),
        PartContext.DoubleQuoted => character == '"',
        PartContext.Braces or PartContext.QuotedBraces => character == '}',
        PartContext.Arithmetic => character == ')' && nesting == 0,
        PartContext.ArithmeticClause => character is ')' or ';' && nesting == 0,
        PartContext.BracketArithmetic or PartContext.Subscript => character == ']' && nesting == 0,
        PartContext.RegularExpression => nesting == 0 && (character is ' ' or '\t' or '\n' or ')' || (character is '&' && Peek(1) == '&') || (character == '\r' && IsLineBreak())),
        PartContext.Alternative => character == '(' || (character is '|' or ')' && nesting == 0),
        _ => false,
    };

    private static int Nesting(PartContext context, char character) => context switch
    {
        PartContext.Arithmetic or PartContext.ArithmeticClause or PartContext.RegularExpression or PartContext.Alternative => character switch { '(' => 1, ')' => -1, _ => 0 },
        PartContext.BracketArithmetic or PartContext.Subscript => character switch { '[' => 1, ']' => -1, _ => 0 },
        _ => 0,
    };

    private void Flush(ImmutableArray<ShellWordPart>.Builder parts, int start)
    {
        if (_position > start)
        {
            parts.Add(new LiteralPart(SpanOf(start, _position), _text[start.._position]));
            _tokens?.Add(new ShellToken(ShellTokenKind.Word, SpanOf(start, _position)));
        }
    }

    /// <summary>Reads an escape, a quotation or an expansion that begins here, with the text in front of it; false where none does.</summary>
    private bool ReadSpecial(PartContext context, char character, int literal, ImmutableArray<ShellWordPart>.Builder parts)
    {
        switch (character)
        {
            case '\\':
                return ReadEscape(context, literal, parts);
            case '\'' when IsSingleQuote(context):
                Flush(parts, literal);
                parts.Add(ReadSingleQuoted(isAnsi: false));
                return true;
            case '"' when context is not (PartContext.DoubleQuoted or PartContext.Document):
                Flush(parts, literal);
                parts.Add(ReadDoubleQuoted(isLocalized: false));
                return true;
            case '`':
                Flush(parts, literal);
                parts.Add(ReadBackquoted(context is PartContext.DoubleQuoted or PartContext.QuotedBraces));
                return true;
            case '$' when StartsExpansion(context):
                Flush(parts, literal);
                parts.Add(ReadExpansion(context));
                return true;
            default:
                return false;
        }
    }

    private bool IsSingleQuote(PartContext context) => context switch
    {
        PartContext.DoubleQuoted or PartContext.QuotedBraces or PartContext.Document => false,
        PartContext.Arithmetic or PartContext.ArithmeticClause or PartContext.BracketArithmetic => IsClosedOnLine(),
        _ => true,
    };

    private bool IsClosedOnLine()
    {
        var rest = _text.AsSpan(_position + 1, _end - _position - 1);
        var close = rest.IndexOfAny('\'', '\n');
        return close >= 0 && rest[close] == '\'';
    }

    /// <summary>Reads a backslash and what it protects; false where it stands for itself.</summary>
    private bool ReadEscape(PartContext context, int literal, ImmutableArray<ShellWordPart>.Builder parts)
    {
        var lineBreak = LineBreakAt(_position + 1);
        if (lineBreak > 0)
        {
            Flush(parts, literal);
            Take(ShellTokenKind.Blank, 1 + lineBreak);
            return true;
        }

        if (_position + 1 >= _end)
        {
            return false;
        }

        var next = _text[_position + 1];
        var isProtected = context switch
        {
            PartContext.DoubleQuoted => next is '$' or '`' or '"' or '\\',
            PartContext.QuotedBraces => next is '$' or '`' or '"' or '\\' or '}',
            PartContext.Document => next is '$' or '`' or '\\',
            _ => true,
        };
        if (!isProtected)
        {
            _position++;
            return false;
        }

        Flush(parts, literal);
        parts.Add(new LiteralPart(SpanOf(_position, _position + 2), next.ToString(), isEscaped: true));
        Take(ShellTokenKind.Word, 2);
        return true;
    }

    private SingleQuotedPart ReadSingleQuoted(bool isAnsi)
    {
        var start = _position;
        var open = start + (isAnsi ? 2 : 1);
        var close = open;
        while (close < _end && _text[close] != '\'')
        {
            close += isAnsi && _text[close] == '\\' ? 2 : 1;
        }

        if (close >= _end)
        {
            close = _end;
            Report(start, open, "This single quote is not closed, so the shell refuses the script; close it, or escape it where it is an apostrophe.", "SC1078");
        }

        var end = Math.Min(_end, close + 1);
        var part = new SingleQuotedPart(SpanOf(start, end), _text[Math.Min(open, close)..close], isAnsi);
        Take(ShellTokenKind.Word, end - start);
        return part;
    }

    private DoubleQuotedPart ReadDoubleQuoted(bool isLocalized)
    {
        var start = _position;
        var length = isLocalized ? 2 : 1;
        Take(ShellTokenKind.Delimiter, length);
        var parts = ReadParts(PartContext.DoubleQuoted);
        if (_position < _end)
        {
            Take(ShellTokenKind.Delimiter, 1);
        }
        else
        {
            Report(start, start + length, "This double quote is not closed, so the shell refuses the script; close it.", "SC1078");
        }

        return new DoubleQuotedPart(SpanOf(start, _position), parts, isLocalized);
    }

    private bool StartsExpansion(PartContext context)
    {
        var next = Peek(1);
        var isUnquoted = context is PartContext.Word or PartContext.Braces or PartContext.Alternative or PartContext.Subscript;
        return char.IsAsciiLetterOrDigit(next) || OpaqueLength() > 0 || next switch
        {
            '_' or '{' or '(' or '@' or '*' or '#' or '?' or '-' or '$' or '!' => true,
            '[' => context is not PartContext.RegularExpression && ClosesOnLine(']'),
            '\'' => isUnquoted || context is PartContext.RegularExpression,
            '"' => isUnquoted,
            _ => false,
        };
    }

    private bool ClosesOnLine(char close)
    {
        var rest = _text.AsSpan(_position, _end - _position);
        var end = rest.IndexOfAny(close, '\n');
        return end >= 0 && rest[end] == close;
    }

    private int OpaqueLength()
    {
        foreach (var span in _opaque)
        {
            if (span.Start == _position)
            {
                return span.Length;
            }
        }

        return 0;
    }

    private ShellWordPart ReadExpansion(PartContext context)
    {
        if (OpaqueLength() is > 0 and var opaque)
        {
            return TakeHostExpansion(opaque);
        }

        switch (Peek(1))
        {
            case '{':
                return ReadBraced(context is PartContext.DoubleQuoted or PartContext.QuotedBraces or PartContext.Document);
            case '(' when Peek(2) == '(':
                return (ShellWordPart?)TryReadArithmeticExpansion() ?? ReadCommandSubstitution();
            case '(':
                return ReadCommandSubstitution();
            case '[':
                return ReadBracketArithmetic();
            case '\'':
                return ReadSingleQuoted(isAnsi: true);
            case '"':
                return ReadDoubleQuoted(isLocalized: true);
            default:
                var end = _position + 2;
                while (IsNameAt(_position + 1) && end < _end && IsNameCharacter(_text[end]))
                {
                    end++;
                }

                var part = new ParameterExpansion(SpanOf(_position, end), _text[(_position + 1)..end]);
                Take(ShellTokenKind.Word, end - _position);
                return part;
        }
    }

    private HostExpansion TakeHostExpansion(int length)
    {
        var part = new HostExpansion(SpanOf(_position, _position + length));
        Take(ShellTokenKind.Word, length);
        return part;
    }

    private ShellWordPart ReadBraced(bool isQuoted)
    {
        if (Peek(2) == '{' && HostExpressionLength() is > 0 and var length)
        {
            return TakeHostExpansion(length);
        }

        if (Peek(2) is ' ' or '\t' or '\n' or '|')
        {
            return ReadBraceSubstitution();
        }

        var start = _position;
        if (!Enter())
        {
            return new ParameterExpansion(SpanOf(start, _position), "");
        }

        Take(ShellTokenKind.Delimiter, 2);
        var isLength = Peek(0) == '#' && (IsNameCharacter(Peek(1)) || (Peek(1) is '@' or '*' or '?' or '$' or '!' or '-' or '#' && Peek(2) == '}'));
        var isIndirect = Peek(0) == '!' && (IsNameCharacter(Peek(1)) || Peek(1) is '@' or '*' or '#' or '?' && Peek(2) == '}');
        Take(ShellTokenKind.Delimiter, isLength || isIndirect ? 1 : 0);
        var name = ReadParameterName();
        var subscript = name.Length > 0 && Peek(0) == '[' ? ReadSubscript() : null;
        var @operator = name.Length == 0 ? "" : ReadParameterOperator(isIndirect);
        Take(ShellTokenKind.Operator, @operator.Length);
        var isPattern = @operator is ['#' or '%' or '/' or '^' or ',', ..];
        var operand = Peek(0) == '}' ? [] : ReadParts(isQuoted && !isPattern ? PartContext.QuotedBraces : PartContext.Braces);
        if (_position < _end)
        {
            Take(ShellTokenKind.Delimiter, 1);
        }
        else
        {
            Report(start, start + 2, "This “${” has no “}”, so the shell refuses the script; close it.", "SC1073");
        }

        _depth--;
        return new ParameterExpansion(SpanOf(start, _position), name)
        {
            IsBraced = true,
            IsLength = isLength,
            IsIndirect = isIndirect,
            Subscript = subscript,
            Operator = @operator,
            Operand = operand,
        };
    }

    /// <summary>The length of GitHub's <c>${{ … }}</c> that begins here and ends on this line; 0 where none does.</summary>
    private int HostExpressionLength()
    {
        var rest = _text.AsSpan(_position, _end - _position);
        var line = rest.IndexOf('\n');
        var close = (line < 0 ? rest : rest[..line]).IndexOf("}}");
        return close < 0 ? 0 : close + 2;
    }

    private string ReadParameterName()
    {
        var start = _position;
        var length = 0;
        if (IsNameAt(start))
        {
            while (IsNameCharacter(Peek(length)))
            {
                length++;
            }
        }
        else if (char.IsAsciiDigit(Peek(0)))
        {
            while (char.IsAsciiDigit(Peek(length)))
            {
                length++;
            }
        }
        else if (Peek(0) is '@' or '*' or '#' or '?' or '-' or '!' || (Peek(0) == '$' && Peek(1) is '}' or ':' or '#' or '%' or '/' or '-' or '+'))
        {
            length = 1;
        }

        Take(ShellTokenKind.Word, length);
        return _text.Substring(start, length);
    }

    private string ReadParameterOperator(bool isIndirect) => (Peek(0), Peek(1)) switch
    {
        (':', '-') => ":-",
        (':', '=') => ":=",
        (':', '?') => ":?",
        (':', '+') => ":+",
        (':', _) => ":",
        ('-', _) => "-",
        ('=', _) => "=",
        ('?', _) => "?",
        ('+', _) => "+",
        ('#', '#') => "##",
        ('#', _) => "#",
        ('%', '%') => "%%",
        ('%', _) => "%",
        ('/', '/') => "//",
        ('/', _) => "/",
        ('^', '^') => "^^",
        ('^', _) => "^",
        (',', ',') => ",,",
        (',', _) => ",",
        ('*', '}') when isIndirect => "*",
        ('@', '}') when isIndirect => "@",
        ('@', 'Q' or 'E' or 'P' or 'A' or 'a' or 'U' or 'u' or 'L' or 'K' or 'k') when Peek(2) == '}' => _text.Substring(_position, 2),
        _ => "",
    };

    private ShellWord? ReadSubscript()
    {
        if (!Enter())
        {
            return null;
        }

        Take(ShellTokenKind.Delimiter, 1);
        var start = _position;
        var parts = ReadParts(PartContext.Subscript);
        var subscript = new ShellWord(_source, SpanOf(start, _position), parts);
        Take(ShellTokenKind.Delimiter, Math.Min(1, _end - _position));
        _depth--;
        return subscript;
    }

    private CommandSubstitution ReadBraceSubstitution()
    {
        var start = _position;
        Take(ShellTokenKind.Delimiter, Peek(2) == '|' ? 3 : 2);
        _openBraceSubstitutions++;
        var body = ParseList();
        _openBraceSubstitutions--;
        if (Peek(0) == '}')
        {
            Take(ShellTokenKind.Delimiter, 1);
        }
        else
        {
            Report(start, start + 2, "This “${” has no “}”, so the shell refuses the script; close it.", "SC1073");
        }

        return new CommandSubstitution(SpanOf(start, _position), body, SubstitutionForm.Braces);
    }

    private CommandSubstitution ReadCommandSubstitution()
    {
        var start = _position;
        Take(ShellTokenKind.Delimiter, 2);
        var body = ParseList();
        CloseParenthesis(start, 2, "$(");
        return new CommandSubstitution(SpanOf(start, _position), body, SubstitutionForm.Parentheses);
    }

    private ProcessSubstitution ReadProcessSubstitution()
    {
        var start = _position;
        Take(ShellTokenKind.Delimiter, 2);
        var body = ParseList();
        CloseParenthesis(start, 2, _text.Substring(start, 2));
        return new ProcessSubstitution(SpanOf(start, _position), body);
    }

    private void CloseParenthesis(int start, int length, string opening)
    {
        // What can't stand before the parenthesis is passed over, once it has been told of.
        while (_position < _end && Peek(0) != ')')
        {
            Report(_position, _position + 1, $"“{opening}” is not closed before this, so the shell refuses the script; close it by “)”.", "SC1072");
            Skip(_position + 1);
        }

        if (_position < _end)
        {
            Take(ShellTokenKind.Delimiter, 1);
        }
        else
        {
            Report(start, start + length, $"This “{opening}” has no “)”, so the shell refuses the script; close it.", "SC1073");
        }
    }

    private ArithmeticExpansion? TryReadArithmeticExpansion()
    {
        if (_notArithmetic?.Contains(_position) == true || !Enter())
        {
            return null;
        }

        var start = _position;
        var state = Save() with { Depth = _depth - 1 };
        Take(ShellTokenKind.Delimiter, 3);
        var expression = ReadArithmetic(')', stopsAtSemicolon: false);
        _depth = state.Depth;
        if (Peek(0) == ')' && Peek(1) == ')')
        {
            Take(ShellTokenKind.Delimiter, 2);
            return new ArithmeticExpansion(SpanOf(start, _position), expression, isLegacy: false);
        }

        Restore(state);
        _ = (_notArithmetic ??= []).Add(start);
        return null;
    }

    private ShellWordPart ReadBracketArithmetic()
    {
        var start = _position;
        if (!Enter())
        {
            return new LiteralPart(SpanOf(start, _position), "");
        }

        Take(ShellTokenKind.Delimiter, 2);
        var expression = ReadArithmetic(']', stopsAtSemicolon: false);
        Take(ShellTokenKind.Delimiter, Math.Min(1, _end - _position));
        _depth--;
        return new ArithmeticExpansion(SpanOf(start, _position), expression, isLegacy: true);
    }

    private ArithmeticText ReadArithmetic(char close, bool stopsAtSemicolon)
    {
        var start = _position;
        var parts = ReadParts(close == ']' ? PartContext.BracketArithmetic : stopsAtSemicolon ? PartContext.ArithmeticClause : PartContext.Arithmetic);
        return new ArithmeticText(SpanOf(start, _position), parts);
    }

    private ShellWordPart ReadBackquoted(bool isQuoted)
    {
        var start = _position;
        var close = start + 1;
        var isPlain = true;
        while (close < _end && _text[close] != '`')
        {
            var isEscape = _text[close] == '\\' && close + 1 < _end;
            isPlain &= !isEscape || !IsBackquoteEscape(_text[close + 1], isQuoted);
            close += isEscape ? 2 : 1;
        }

        close = Math.Min(close, _end);
        if (close == _end)
        {
            Report(start, start + 1, "This backquote is not closed, so the shell refuses the script; close it, or write “$(…)”.", "SC1073");
        }

        if (!Enter())
        {
            return new LiteralPart(SpanOf(start, _position), "");
        }

        var body = isPlain ? ParseBackquoted(close) : ParseUnescaped(close, isQuoted);
        _depth--;
        Take(ShellTokenKind.Delimiter, Math.Min(_end, close + 1) - _position);
        return new CommandSubstitution(SpanOf(start, _position), body, SubstitutionForm.Backquotes);
    }

    private static bool IsBackquoteEscape(char character, bool isQuoted) => character is '`' or '\\' or '$' || (isQuoted && character == '"');

    private ShellList ParseBackquoted(int close)
    {
        Take(ShellTokenKind.Delimiter, 1);
        var outer = _end;
        _end = close;
        var items = ImmutableArray.CreateBuilder<ShellListItem>();
        ParseItems(items);
        while (_position < _end)
        {
            ReportStray();
            ParseItems(items);
        }

        _end = outer;
        return ListOf(items, close);
    }

    /// <summary>Reads what stands in backquotes when backslashes in it protect characters from the outer shell.</summary>
    private ShellList ParseUnescaped(int close, bool isQuoted)
    {
        var text = new StringBuilder(close - _position);
        var map = new List<int>(close - _position);
        for (var i = _position + 1; i < close; i++)
        {
            var from = i;
            i += _text[i] == '\\' && i + 1 < close && IsBackquoteEscape(_text[i + 1], isQuoted) ? 1 : 0;
            _ = text.Append(_text[i]);
            map.Add(_map?[from] ?? from);
        }

        map.Add(_map?[close] ?? close);
        var inner = new ShellParser(this, text.ToString(), [.. map]);
        var body = inner.ParseScript();
        _isRecovering = inner._isRecovering;
        Take(ShellTokenKind.Word, close - _position);
        return body;
    }

    /// <summary>Reads what a parenthesis in a word opens: an extended pattern, or an array; false where it ends the word.</summary>
    private bool TryReadParenthesis(ImmutableArray<ShellWordPart>.Builder parts, ref int literal, int wordStart)
    {
        if (_position > literal && _text[_position - 1] is '?' or '*' or '+' or '@' or '!')
        {
            _position--;
            Flush(parts, literal);
            parts.Add(ReadExtendedGlob());
            literal = _position;
            return true;
        }

        if (_position > literal && parts.Count == 0 && _text[_position - 1] == '=' && IsAssignmentPrefix(wordStart, _position))
        {
            Flush(parts, literal);
            parts.Add(ReadArray());
            literal = _position;
            return true;
        }

        return false;
    }

    private ExtendedGlob ReadExtendedGlob()
    {
        var start = _position;
        if (!Enter())
        {
            return new ExtendedGlob(SpanOf(start, _position), []);
        }

        Take(ShellTokenKind.Delimiter, 2);
        var alternatives = ImmutableArray.CreateBuilder<ShellWord>();
        while (true)
        {
            var from = _position;
            var parts = ReadParts(PartContext.Alternative);
            alternatives.Add(new ShellWord(_source, SpanOf(from, _position), parts));
            if (Peek(0) != '|')
            {
                break;
            }

            Take(ShellTokenKind.Operator, 1);
        }

        if (Peek(0) == ')')
        {
            Take(ShellTokenKind.Delimiter, 1);
        }
        else
        {
            Report(start, start + 2, "This pattern has no “)”, so the shell refuses the script; close it.", "SC1073");
        }

        _depth--;
        return new ExtendedGlob(SpanOf(start, _position), alternatives.DrainToImmutable());
    }

    private ArrayLiteral ReadArray()
    {
        var start = _position;
        var elements = ImmutableArray.CreateBuilder<ArrayElement>();
        if (!Enter())
        {
            return new ArrayLiteral(SpanOf(start, _position), []);
        }

        Take(ShellTokenKind.Delimiter, 1);
        while (true)
        {
            SkipLineBreaks();
            if (_position >= _end || Peek(0) == ')')
            {
                break;
            }

            if (!AtWord())
            {
                Unexpected();
                continue;
            }

            elements.Add(ReadArrayElement());
        }

        CloseParenthesis(start, 1, "(");
        _depth--;
        return new ArrayLiteral(SpanOf(start, _position), elements.DrainToImmutable());
    }

    private ArrayElement ReadArrayElement()
    {
        var start = _position;
        var equals = Peek(0) == '[' ? SubscriptEnd(_position) : -1;
        if (equals < 0 || equals >= _end || (_text[equals] != '=' && !(_text[equals] == '+' && equals + 1 < _end && _text[equals + 1] == '=')))
        {
            var word = ReadWord();
            return new ArrayElement(null, word, word);
        }

        // What an unclosed expansion in the subscript takes may reach beyond the sign.
        var subscript = ReadSubscript();
        Take(ShellTokenKind.Operator, equals + (_text[equals] == '+' ? 2 : 1) - _position);
        var valueStart = _position;
        var parts = AtWord() ? ReadParts(PartContext.Word) : [];
        var value = new ShellWord(_source, SpanOf(valueStart, _position), parts);
        var prefix = new LiteralPart(SpanOf(start, valueStart), _text[start..valueStart]);
        return new ArrayElement(subscript, value, new ShellWord(_source, SpanOf(start, _position), [prefix, .. parts]));
    }

    /// <summary>Finds an assignment that begins here: where its name, its subscript and its “=” end; zeroes where there is none.</summary>
    private (int NameEnd, int SubscriptEnd, int EqualSign) FindAssignment()
    {
        if (!IsNameAt(_position))
        {
            return default;
        }

        var end = _position + 1;
        while (end < _end && IsNameCharacter(_text[end]))
        {
            end++;
        }

        var nameEnd = end;
        if (end < _end && _text[end] == '[')
        {
            end = SubscriptEnd(end);
            // A second subscript is no shell's, but is meant as an assignment all the same.
            if (end > 0 && end < _end && _text[end] == '[')
            {
                end = SubscriptEnd(end);
            }

            if (end < 0)
            {
                return default;
            }
        }

        var equals = end < _end && _text[end] == '+' ? end + 1 : end;
        return equals < _end && _text[equals] == '=' ? (nameEnd, end, equals) : default;
    }

    /// <summary>The place behind the bracket that closes the one at <paramref name="open"/>, on the same line; -1 where none does.</summary>
    private int SubscriptEnd(int open)
    {
        var nesting = 0;
        var quote = '\0';
        for (var i = open; i < _end && _text[i] != '\n'; i++)
        {
            var character = _text[i];
            if (character == '\\')
            {
                i++;
            }
            else if (quote != '\0')
            {
                quote = character == quote ? '\0' : quote;
            }
            else if (character is '"' or '\'')
            {
                quote = character;
            }
            else if (character is '[' or ']')
            {
                nesting += character == '[' ? 1 : -1;
                if (nesting == 0)
                {
                    return i + 1;
                }
            }
        }

        return -1;
    }

    private ShellAssignment ParseAssignment((int NameEnd, int SubscriptEnd, int EqualSign) found)
    {
        var start = _position;
        var name = _text[start..found.NameEnd];
        Take(ShellTokenKind.Word, name.Length);
        var subscript = found.SubscriptEnd > found.NameEnd ? ReadSubscript() : null;
        Take(ShellTokenKind.Word, found.SubscriptEnd - _position);
        Take(ShellTokenKind.Operator, found.EqualSign + 1 - _position);
        var valueStart = _position;
        ImmutableArray<ShellWordPart> parts = Peek(0) == '(' ? [ReadArray()]
            : AtWord() ? ReadParts(PartContext.Word)
            : [];
        var value = new ShellWord(_source, SpanOf(valueStart, _position), parts);
        var prefix = new LiteralPart(SpanOf(start, valueStart), _text[start..valueStart]);
        return new ShellAssignment(new ShellWord(_source, SpanOf(start, _position), [prefix, .. parts]), name, subscript, found.EqualSign > found.SubscriptEnd, value);
    }

    /// <summary>Whether the text is <c>name=</c>, <c>name+=</c> or <c>name[…]=</c>.</summary>
    private bool IsAssignmentPrefix(int start, int end)
    {
        if (!IsNameAt(start))
        {
            return false;
        }

        var position = start;
        while (position < end && IsNameCharacter(_text[position]))
        {
            position++;
        }

        position = _text[position] == '[' ? SubscriptEnd(position) : position;
        return position > 0 && (position == end - 1 || (position == end - 2 && _text[position] == '+'));
    }
}
