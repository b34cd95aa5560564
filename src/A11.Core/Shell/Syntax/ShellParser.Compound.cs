using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>Compound commands and functions.</summary>
public sealed partial class ShellParser
{
    private IfCommand ParseIf()
    {
        var start = _position;
        var clauses = ImmutableArray.CreateBuilder<IfClause>();
        var otherwise = (ShellList?)null;
        var opening = SpanOf(start, start + 2);
        do
        {
            Take(ShellTokenKind.Keyword, PeekWord().Length);
            var condition = ParseList();
            _ = Expect("then", opening, "This condition has no “then”, so the shell refuses the script; write “then” behind it, after a line break or “;”.", "SC1050");
            clauses.Add(new IfClause(condition, ParseList()));
        }
        while (PeekWord() is "elif");

        if (PeekWord() is "else")
        {
            Take(ShellTokenKind.Keyword, 4);
            otherwise = ParseList();
        }

        _ = Expect("fi", opening, "This “if” has no “fi”, so the shell refuses the script; close it.", "SC1046");
        var redirections = ParseRedirections();
        return new IfCommand(SpanOf(start, _position), clauses.DrainToImmutable(), otherwise, redirections);
    }

    private WhileCommand ParseWhile(bool isUntil)
    {
        var start = _position;
        Take(ShellTokenKind.Keyword, 5);
        var condition = ParseList();
        var body = ParseLoopBody(start, 5);
        var redirections = ParseRedirections();
        return new WhileCommand(SpanOf(start, _position), isUntil, condition, body, redirections);
    }

    private ShellList ParseLoopBody(int start, int keyword)
    {
        var opening = SpanOf(start, start + keyword);
        if (!Expect("do", opening, "This loop has no “do”, so the shell refuses the script; write “do” in front of what it repeats.", "SC1058") && !_isRecovering)
        {
            return ListOf(ImmutableArray.CreateBuilder<ShellListItem>(), _position);
        }

        var body = ParseList();
        _ = Expect("done", opening, "This loop has no “done”, so the shell refuses the script; close it.", "SC1061");
        return body;
    }

    private CommandNode ParseFor(bool isSelect)
    {
        var start = _position;
        var keyword = isSelect ? 6 : 3;
        Take(ShellTokenKind.Keyword, keyword);
        SkipBlanks();
        if (Peek(0) == '(' && Peek(1) == '(')
        {
            return ParseArithmeticFor(start);
        }

        var nameStart = _position;
        while (!IsWordEnd(Peek(0)))
        {
            _position++;
        }

        var nameSpan = SpanOf(nameStart, _position);
        var name = _text[nameStart.._position];
        _position = nameStart;
        Take(ShellTokenKind.Word, name.Length);
        if (name.Length == 0)
        {
            Report(SpanOf(start, start + keyword), "This loop names no variable, so the shell refuses the script; write “for name in …”.", "SC1086");
        }

        SkipLineBreaks();
        var hasIn = PeekWord() is "in";
        var words = ImmutableArray<ShellWord>.Empty;
        if (hasIn)
        {
            Take(ShellTokenKind.Keyword, 2);
            words = ParseLoopWords();
        }

        if (Peek(0) == ';' && Peek(1) != ';')
        {
            Take(ShellTokenKind.Operator, 1);
        }

        SkipLineBreaks();
        var body = PeekWord() is "{" ? ParseBraces() : ParseLoopBody(start, keyword);
        var redirections = ParseRedirections();
        return new ForCommand(SpanOf(start, _position), name, nameSpan, words, body, redirections) { HasIn = hasIn, IsSelect = isSelect };
    }

    private ImmutableArray<ShellWord> ParseLoopWords()
    {
        var words = ImmutableArray.CreateBuilder<ShellWord>();
        while (true)
        {
            SkipBlanks();
            if (AtCommandEnd() || Peek(0) is '(' or '&' || (Peek(0) is '<' or '>' && Peek(1) != '('))
            {
                return words.DrainToImmutable();
            }

            words.Add(ReadWord());
        }
    }

    private ArithmeticForCommand ParseArithmeticFor(int start)
    {
        Take(ShellTokenKind.Delimiter, 2);
        var clauses = ImmutableArray.CreateBuilder<ArithmeticText>();
        while (true)
        {
            clauses.Add(ReadArithmetic(')', stopsAtSemicolon: true));
            if (Peek(0) != ';')
            {
                break;
            }

            Take(ShellTokenKind.Operator, 1);
        }

        if (Peek(0) == ')' && Peek(1) == ')')
        {
            Take(ShellTokenKind.Delimiter, 2);
        }
        else
        {
            Report(SpanOf(start, start + 3), "The head of this loop is not closed by “))”, so the shell refuses the script.", "SC1033");
        }

        SkipBlanks();
        if (Peek(0) == ';')
        {
            Take(ShellTokenKind.Operator, 1);
        }

        SkipLineBreaks();
        var body = PeekWord() is "{" ? ParseBraces() : ParseLoopBody(start, 3);
        var redirections = ParseRedirections();
        return new ArithmeticForCommand(SpanOf(start, _position), clauses.DrainToImmutable(), body, redirections);
    }

    private CaseCommand ParseCase()
    {
        var start = _position;
        var opening = SpanOf(start, start + 4);
        Take(ShellTokenKind.Keyword, 4);
        SkipBlanks();
        var word = AtCommandEnd() ? null : ReadWord();
        SkipLineBreaks();
        _ = Expect("in", opening, "“in” is missing behind the word of this “case”, so the shell refuses the script.", "SC1074");
        var items = ImmutableArray.CreateBuilder<CaseItem>();
        while (true)
        {
            SkipLineBreaks();
            if (_position >= _end || PeekWord() is "esac" || IsUnexpectedInCase())
            {
                break;
            }

            var before = _position;
            items.Add(ParseCaseItem());
            if (_position == before)
            {
                Unexpected();
            }
        }

        _ = Expect("esac", opening, "This “case” has no “esac”, so the shell refuses the script; close it.", "SC1047");
        var redirections = ParseRedirections();
        return new CaseCommand(SpanOf(start, _position), word, items.DrainToImmutable(), redirections);
    }

    private bool IsUnexpectedInCase() => Peek(0) is ')' || (_isRecovering && PeekWord() is "}" or "fi" or "done");

    private CaseItem ParseCaseItem()
    {
        if (Peek(0) == '(')
        {
            Take(ShellTokenKind.Operator, 1);
            SkipBlanks();
        }

        var patterns = ImmutableArray.CreateBuilder<ShellWord>();
        while (true)
        {
            if (!IsWordEnd(Peek(0)))
            {
                patterns.Add(ReadWord());
            }

            SkipBlanks();
            if (Peek(0) != '|' || Peek(1) == '|')
            {
                break;
            }

            Take(ShellTokenKind.Operator, 1);
            SkipLineBreaks();
        }

        if (Peek(0) != ')')
        {
            Report(_position, Math.Min(_position + 1, _end), "A “)” is missing behind this pattern of “case”, so the shell refuses the script.", "SC1085");
            return new CaseItem(patterns.DrainToImmutable(), ListOf(ImmutableArray.CreateBuilder<ShellListItem>(), _position), "", SpanOf(_position, _position));
        }

        Take(ShellTokenKind.Operator, 1);
        var body = ParseList();
        var length = Peek(0) != ';' ? 0 : Peek(1) == ';' && Peek(2) is '&' or '|' ? 3 : Peek(1) is ';' or '&' or '|' ? 2 : 1;
        var terminator = _text.Substring(_position, length);
        var span = SpanOf(_position, _position + length);
        Take(ShellTokenKind.Operator, length);
        return new CaseItem(patterns.DrainToImmutable(), body, terminator, span);
    }

    private GroupCommand ParseGroup()
    {
        var start = _position;
        var body = ParseBraces();
        var redirections = ParseRedirections();
        return new GroupCommand(SpanOf(start, _position), body, redirections);
    }

    private ShellList ParseBraces()
    {
        var start = _position;
        Take(ShellTokenKind.Keyword, 1);
        var body = ParseList();
        _ = Expect("}", SpanOf(start, start + 1), "This “{” has no “}” that a “;” or a line break stands in front of, so the shell refuses the script; close it.", "SC1056");
        return body;
    }

    private CommandNode ParseParenthesis()
    {
        var start = _position;
        if (Peek(1) == '(' && TryReadArithmeticCommand(out var expression))
        {
            var behind = ParseRedirections();
            return new ArithmeticCommand(SpanOf(start, _position), expression, behind);
        }

        Take(ShellTokenKind.Operator, 1);
        var body = ParseList();
        if (Peek(0) == ')')
        {
            Take(ShellTokenKind.Operator, 1);
        }
        else
        {
            Report(SpanOf(start, start + 1), "This “(” has no “)”, so the shell refuses the script; close it.", "SC1073");
        }

        var redirections = ParseRedirections();
        return new SubshellCommand(SpanOf(start, _position), body, redirections);
    }

    /// <summary>Reads <c>(( … ))</c>; false, and nothing read, where it is a subshell in a subshell.</summary>
    private bool TryReadArithmeticCommand(out ArithmeticText expression)
    {
        var state = Save();
        Take(ShellTokenKind.Delimiter, 2);
        expression = ReadArithmetic(')', stopsAtSemicolon: false);
        if (Peek(0) == ')' && Peek(1) == ')')
        {
            Take(ShellTokenKind.Delimiter, 2);
            return true;
        }

        Restore(state);
        return false;
    }

    private ConditionalCommand ParseConditional()
    {
        var start = _position;
        Take(ShellTokenKind.Keyword, 2);
        var condition = ParseConditionOr();
        if (PeekWord() is "]]")
        {
            Take(ShellTokenKind.Keyword, 2);
        }
        else
        {
            Report(SpanOf(start, start + 2), "This “[[” has no “]]” that it understands, so the shell refuses the script; close it, and quote what is no part of a condition.", "SC1073");
        }

        var redirections = ParseRedirections();
        return new ConditionalCommand(SpanOf(start, _position), condition, redirections);
    }

    private FunctionDefinition ParseFunctionKeyword()
    {
        var start = _position;
        var keyword = SpanOf(start, start + "function".Length);
        Take(ShellTokenKind.Keyword, "function".Length);
        SkipBlanks();
        var name = AtCommandEnd() || Peek(0) == '(' ? null : ReadWord();
        SkipBlanks();
        var hasParentheses = Peek(0) == '(' && IsEmptyParentheses();
        if (hasParentheses)
        {
            TakeEmptyParentheses();
        }

        var body = ParseDefinedCommand();
        if (name is null || body is null)
        {
            Report(keyword, "This function has no body, so the shell refuses the script; write “{ …; }” behind its name.", "SC1064");
        }

        return new FunctionDefinition(SpanOf(start, _position), name?.Value ?? "", name?.Span ?? keyword, body) { Keyword = keyword, HasParentheses = hasParentheses };
    }

    private FunctionDefinition ParseFunctionBody(int start, ShellWord name)
    {
        TakeEmptyParentheses();
        var body = ParseDefinedCommand();
        if (body is null)
        {
            Report(name.Span, $"The function {name.Raw} has no body, so the shell refuses the script; write “{{ …; }}” behind its name.", "SC1064");
        }

        return new FunctionDefinition(SpanOf(start, _position), name.Value, name.Span, body) { HasParentheses = true };
    }

    /// <summary>Reads a function's body, which may be another function.</summary>
    private ShellStatement? ParseDefinedCommand()
    {
        SkipLineBreaks();
        if (!Enter())
        {
            return null;
        }

        var body = ParseCommand();
        _depth--;
        return body;
    }

    private bool IsEmptyParentheses()
    {
        var next = SkipBlanksFrom(_position + 1);
        return next < _end && _text[next] == ')';
    }

    private void TakeEmptyParentheses()
    {
        Take(ShellTokenKind.Operator, 1);
        SkipBlanks();
        Take(ShellTokenKind.Operator, 1);
    }

    private CommandNode? ParseCoproc()
    {
        var start = _position;
        var next = SkipBlanksFrom(start + "coproc".Length);
        var name = (string?)null;
        var nameStart = next;
        if (!StartsCompound(next))
        {
            var end = next;
            while (end < _end && IsNameCharacter(_text[end]))
            {
                end++;
            }

            if (end == next || !IsNameAt(next) || !StartsCompound(SkipBlanksFrom(end)))
            {
                return (CommandNode?)ParseSimple();
            }

            name = _text[next..end];
            nameStart = end;
        }

        Take(ShellTokenKind.Keyword, nameStart - start);
        SkipBlanks();
        var body = ParseCommand();
        return new CoprocCommand(SpanOf(start, _position), name, body, []);
    }

    /// <summary>Reads bats' <c>@test "name" { … }</c>, which its preprocessor turns into a function.</summary>
    private ShellStatement? ParseBatsTest()
    {
        var state = Save();
        var start = _position;
        Take(ShellTokenKind.Keyword, "@test".Length);
        SkipBlanks();
        while (!AtCommandEnd() && Peek(0) is not ('(' or '<' or '>' or '&') && PeekWord() is not "{")
        {
            _ = ReadWord();
            SkipBlanks();
        }

        if (PeekWord() is not "{")
        {
            Restore(state);
            return ParseSimple();
        }

        var name = SpanOf(start, _position);
        var body = ParseGroup();
        return new FunctionDefinition(SpanOf(start, _position), "@test", name, body);
    }

    private bool Expect(string keyword, TextSpan opening, string message, string code)
    {
        if (PeekWord().SequenceEqual(keyword))
        {
            Take(ShellTokenKind.Keyword, keyword.Length);
            return true;
        }

        Report(opening, message, code);
        return false;
    }

    private ParserState Save() => new(_position, _depth, _tokens?.Count ?? 0, _comments.Count, _problems.Count, _pendingDocuments, _isRecovering);

    private void Restore(ParserState state)
    {
        _position = state.Position;
        _depth = state.Depth;
        _isRecovering = state.IsRecovering;
        _tokens?.RemoveRange(state.Tokens, _tokens.Count - state.Tokens);
        _comments.RemoveRange(state.Comments, _comments.Count - state.Comments);
        _problems.RemoveRange(state.Problems, _problems.Count - state.Problems);
        _pendingDocuments = state.Documents;
    }

    private readonly record struct ParserState(int Position, int Depth, int Tokens, int Comments, int Problems, ImmutableArray<(ShellRedirection Redirection, string Delimiter)> Documents, bool IsRecovering);
}
