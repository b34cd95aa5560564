using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>
/// Reads shell scripts by recursive descent: the grammar of POSIX.1-2024 (chapter 2.10) with what bash, ksh and their like add. It never fails: where
/// the text is no script it says so once, passes over what it can't place and goes on.
/// </summary>
public sealed partial class ShellParser
{
    /// <summary>How deep constructs may nest; a shell's own limit is its stack.</summary>
    private const int MaximumDepth = 100;

    private readonly string _source;
    private readonly string _text;
    private readonly int[]? _map;
    private readonly ImmutableArray<TextSpan> _opaque;
    private readonly List<ShellToken>? _tokens;
    private readonly List<TextSpan> _comments;
    private readonly List<ShellProblem> _problems;
    private int _position;
    private int _end;
    private int _depth;
    private ImmutableArray<(ShellRedirection Redirection, string Delimiter)> _pendingDocuments = [];
    private int _openBraceSubstitutions;
    private bool _isRecovering;

    private ShellParser(string text, int start, int end, ImmutableArray<TextSpan> opaque, List<ShellToken>? tokens)
    {
        _source = text;
        _text = text;
        _position = start;
        _end = end;
        _opaque = opaque;
        _tokens = tokens;
        _comments = [];
        _problems = [];
    }

    /// <summary>A parser of text that <paramref name="outer"/>'s holds in another form.</summary>
    private ShellParser(ShellParser outer, string text, int[] map)
    {
        _source = outer._source;
        _text = text;
        _end = text.Length;
        _map = map;
        _opaque = [];
        _comments = outer._comments;
        _problems = outer._problems;
        _depth = outer._depth;
        _isRecovering = outer._isRecovering;
    }

    /// <summary>Reads a script.</summary>
    public static ShellScript Parse(string text) => Parse(text, []);

    /// <summary>Reads a script with places that the file around it replaces before any shell sees them.</summary>
    /// <param name="text">The script.</param>
    /// <param name="opaque">The places, in order.</param>
    public static ShellScript Parse(string text, ImmutableArray<TextSpan> opaque)
    {
        var parser = new ShellParser(text, 0, text.Length, opaque, null);
        var root = parser.ParseScript();
        return new ShellScript(text, root, [.. parser._comments], [.. parser._problems]);
    }

    /// <summary>Reads a script that stands inside of <paramref name="text"/>; its spans are places of all of that text.</summary>
    internal static ShellList ParseWithin(string text, TextSpan span) => new ShellParser(text, span.Start, span.End, [], null).ParseScript();

    /// <summary>Reads a script and gives its tokens.</summary>
    internal static ImmutableArray<ShellToken> Tokenize(string text)
    {
        var parser = new ShellParser(text, 0, text.Length, [], []);
        _ = parser.ParseScript();
        return [.. parser._tokens!];
    }

    private ShellList ParseScript()
    {
        var items = ImmutableArray.CreateBuilder<ShellListItem>();
        while (true)
        {
            ParseItems(items);
            if (_position >= _end)
            {
                return ListOf(items, _end);
            }

            // Only what closes something can be left: nothing is open.
            ReportStray();
            _isRecovering = true;
        }
    }

    private ShellList ParseList()
    {
        var items = ImmutableArray.CreateBuilder<ShellListItem>();
        if (Enter())
        {
            ParseItems(items);
            _depth--;
        }

        return ListOf(items, _position);
    }

    private ShellList ListOf(ImmutableArray<ShellListItem>.Builder items, int fallback) => items.Count == 0
        ? new ShellList(SpanOf(fallback, fallback), [])
        : new ShellList(TextSpan.FromBounds(items[0].Statement.Span.Start, items[^1].Statement.Span.End), items.ToImmutable());

    /// <summary>Goes one level deeper; false where that is too deep, and then nothing more is read.</summary>
    private bool Enter()
    {
        if (_depth < MaximumDepth)
        {
            _depth++;
            return true;
        }

        Report(_position, _position, "Constructs nest too deeply here to be checked; what follows is not read.", null);
        _isRecovering = true;
        Skip(_end);
        return false;
    }

    private void ParseItems(ImmutableArray<ShellListItem>.Builder items)
    {
        while (true)
        {
            SkipLineBreaks();
            if (AtListEnd())
            {
                return;
            }

            var start = _position;
            if (ParseAndOr() is { } statement)
            {
                items.Add(new ShellListItem(statement, EndStatement()));
            }

            if (_position == start)
            {
                Unexpected();
            }
        }
    }

    /// <summary>Reads what ends a statement; true for <c>&amp;</c>.</summary>
    private bool EndStatement()
    {
        SkipBlanks();
        switch (Peek(0))
        {
            case ';' when Peek(1) is not (';' or '&' or '|'):
                Take(ShellTokenKind.Operator, 1);
                return false;
            case '&' when Peek(1) is not '&':
                Take(ShellTokenKind.Operator, 1);
                return true;
            case '\n':
                _isRecovering &= _depth > 0;
                return false;
            case '\0' when _position >= _end:
            case '#' or '\r':
                return false;
            default:
                if (!AtListEnd())
                {
                    Unexpected();
                }

                return false;
        }
    }

    /// <summary>Whether the list ends here: at the text's end, or at what closes something around it.</summary>
    private bool AtListEnd() => Peek(0) switch
    {
        '\0' => _position >= _end,
        ')' => true,
        ';' => Peek(1) is ';' or '&' or '|',
        '}' when _openBraceSubstitutions > 0 => true,
        't' or 'd' or 'f' or 'e' or '}' => IsCloser(PeekWord()),
        _ => false,
    };

    private static bool IsCloser(ReadOnlySpan<char> word) => word is "then" or "do" or "done" or "fi" or "else" or "elif" or "esac" or "}";

    private ShellStatement? ParseAndOr()
    {
        if (ParsePipeline() is not { } first)
        {
            return null;
        }

        List<ShellStatement>? operands = null;
        List<ShellJoint>? operators = null;
        while (true)
        {
            SkipBlanks();
            var kind = (Peek(0), Peek(1)) switch { ('&', '&') => ShellOperator.And, ('|', '|') => ShellOperator.Or, _ => ShellOperator.Sequence };
            if (kind is ShellOperator.Sequence)
            {
                break;
            }

            var joint = new ShellJoint(kind, SpanOf(_position, _position + 2));
            Take(ShellTokenKind.Operator, 2);
            SkipLineBreaks();
            if (ParsePipeline() is not { } next)
            {
                Report(joint.Span, $"Nothing follows {(kind is ShellOperator.And ? "&&" : "||")}, so the shell refuses the script; write the command or remove the operator.", "SC1070");
                break;
            }

            operands ??= [first];
            operands.Add(next);
            (operators ??= []).Add(joint);
        }

        return operands is null ? first : new AndOrList(TextSpan.FromBounds(first.Span.Start, operands[^1].Span.End), [.. operands], [.. operators!]);
    }

    private ShellStatement? ParsePipeline()
    {
        var start = _position;
        List<TextSpan>? negated = null;
        var isTimed = false;
        while (true)
        {
            if (Peek(0) == '!' && PeekWord() is "!")
            {
                (negated ??= []).Add(SpanOf(_position, _position + 1));
                Take(ShellTokenKind.Keyword, 1);
            }
            else if (Peek(0) == 't' && PeekWord() is "time" && (StartsCompound(AfterTime()) || PeekWordAt(AfterTime()) is "!"))
            {
                isTimed = true;
                var end = AfterTime();
                Take(ShellTokenKind.Keyword, end - _position);
            }
            else
            {
                break;
            }

            SkipBlanks();
        }

        var negations = negated is null ? [] : negated.ToImmutableArray();
        var first = ParseCommand();
        if (first is null)
        {
            return negations.IsEmpty && !isTimed ? null : new Pipeline(SpanOf(start, _position), [], [], negations, isTimed);
        }

        List<ShellStatement>? commands = null;
        List<ShellPipe>? pipes = null;
        while (true)
        {
            SkipBlanks();
            if (Peek(0) != '|' || Peek(1) == '|')
            {
                break;
            }

            var length = Peek(1) == '&' ? 2 : 1;
            var pipe = new ShellPipe(SpanOf(_position, _position + length), length == 2);
            Take(ShellTokenKind.Operator, length);
            SkipLineBreaks();
            // A shell takes “!” in front of the first command alone; the rest is read so that a rule can say so.
            var negation = PeekWord() is "!" ? _position : -1;
            if (negation >= 0)
            {
                Take(ShellTokenKind.Keyword, 1);
                SkipBlanks();
            }

            if (ParseCommand() is not { } next)
            {
                Report(pipe.Span, "Nothing follows the pipe, so the shell refuses the script; write the command or remove the |.", "SC1070");
                break;
            }

            next = negation < 0 ? next : new Pipeline(TextSpan.FromBounds(SpanOf(negation, negation).Start, next.Span.End), [next], [], [SpanOf(negation, negation + 1)], false);
            commands ??= [first];
            commands.Add(next);
            (pipes ??= []).Add(pipe);
        }

        return commands is null && negations.IsEmpty && !isTimed
            ? first
            : new Pipeline(TextSpan.FromBounds(SpanOf(start, start).Start, (commands?[^1] ?? first).Span.End), commands is null ? [first] : [.. commands], pipes is null ? [] : [.. pipes], negations, isTimed);
    }

    /// <summary>The place behind <c>time</c>, its option and blanks.</summary>
    private int AfterTime()
    {
        var next = SkipBlanksFrom(_position + "time".Length);
        return PeekWordAt(next) is "-p" ? SkipBlanksFrom(next + 2) : next;
    }

    private int SkipBlanksFrom(int position)
    {
        while (position < _end)
        {
            if (_text[position] is ' ' or '\t')
            {
                position++;
            }
            else if (_text[position] == '\\' && LineBreakAt(position + 1) is > 0 and var length)
            {
                position += 1 + length;
            }
            else
            {
                break;
            }
        }

        return position;
    }

    private bool StartsCompound(int position)
    {
        if (position >= _end)
        {
            return false;
        }

        return _text[position] == '(' || PeekWordAt(position) is "{" or "if" or "for" or "while" or "until" or "case" or "select" or "[[";
    }

    private ShellStatement? ParseCommand()
    {
        switch (Peek(0))
        {
            case '(':
                return ParseParenthesis();
            case 'i' or 'w' or 'u' or 'f' or 'c' or 's' or '{' or '[' or '@':
                return PeekWord() switch
                {
                    "if" => ParseIf(),
                    "while" => ParseWhile(isUntil: false),
                    "until" => ParseWhile(isUntil: true),
                    "for" => ParseFor(isSelect: false),
                    "select" when IsNameAt(SkipBlanksFrom(_position + "select".Length)) => ParseFor(isSelect: true),
                    "case" => ParseCase(),
                    "{" => ParseGroup(),
                    "[[" => ParseConditional(),
                    "function" => ParseFunctionKeyword(),
                    "coproc" => ParseCoproc(),
                    "@test" => ParseBatsTest(),
                    _ => ParseSimple(),
                };
            default:
                return ParseSimple();
        }
    }

    private ShellStatement? ParseSimple()
    {
        var start = _position;
        var last = start;
        List<ShellAssignment>? assignments = null;
        var words = ImmutableArray.CreateBuilder<ShellWord>(4);
        List<ShellRedirection>? redirections = null;
        while (true)
        {
            SkipBlanks();
            if (AtCommandEnd())
            {
                break;
            }

            if (AtRedirection())
            {
                (redirections ??= []).Add(ParseRedirection());
            }
            else if (Peek(0) == '(')
            {
                if (words.Count == 1 && assignments is null && redirections is null && IsEmptyParentheses())
                {
                    return ParseFunctionBody(start, words[0]);
                }

                if (words.Count == 0)
                {
                    break;
                }

                Unexpected();
            }
            else if (words.Count == 0 && FindAssignment() is { EqualSign: > 0 } found)
            {
                (assignments ??= []).Add(ParseAssignment(found));
            }
            else
            {
                words.Add(ReadWord());
            }

            last = _position;
        }

        return last == start ? null : new SimpleCommand(SpanOf(start, last), assignments is null ? [] : [.. assignments], words.DrainToImmutable(), redirections is null ? [] : [.. redirections]);
    }

    private bool AtCommandEnd() => Peek(0) switch
    {
        '\0' => _position >= _end,
        '\n' or ';' or '|' or ')' or '#' => true,
        '\r' => IsLineBreak(),
        '&' => Peek(1) != '>',
        _ => false,
    };

    private bool IsLineBreak() => _position < _end && (_text[_position] == '\n' || (_text[_position] == '\r' && (_position + 1 >= _end || _text[_position + 1] == '\n')));

    private char Peek(int distance) => _position + distance < _end ? _text[_position + distance] : '\0';

    /// <summary>The characters up to the next one that ends a word, quotes or expands; empty where one of those stands here.</summary>
    private ReadOnlySpan<char> PeekWord() => PeekWordAt(_position);

    private ReadOnlySpan<char> PeekWordAt(int position)
    {
        // No reserved word is longer than “function”.
        var rest = _text.AsSpan(position, Math.Min(_end - position, 10));
        var length = rest.IndexOfAny(WordEnds);
        if (length < 0)
        {
            return rest.Length < 10 ? rest : [];
        }

        return rest[length] is '\'' or '"' or '$' or '`' || (rest[length] == '\\' && !EndsWordBehindLineBreaks(position + length)) ? [] : rest[..length];
    }

    /// <summary>Whether backslashes at the ends of lines, and then the end of the word, follow: <c>then\</c> at the end of a line of a recipe.</summary>
    private bool EndsWordBehindLineBreaks(int position)
    {
        var next = position;
        while (next < _end && _text[next] == '\\' && LineBreakAt(next + 1) is > 0 and var length)
        {
            next += 1 + length;
        }

        return next > position && (next >= _end || (WordEnds.Contains(_text[next]) && _text[next] is not ('\'' or '"' or '$' or '`' or '\\')));
    }

    private bool IsNameAt(int position) => position < _end && (char.IsAsciiLetter(_text[position]) || _text[position] == '_');

    private TextSpan SpanOf(int start, int end) => _map is null ? TextSpan.FromBounds(start, end) : TextSpan.FromBounds(_map[start], _map[end]);

    private void Take(ShellTokenKind kind, int length)
    {
        if (length > 0)
        {
            _tokens?.Add(new ShellToken(kind, SpanOf(_position, _position + length)));
            _position += length;
        }
    }

    private void Skip(int end) => Take(ShellTokenKind.Skipped, end - _position);

    private void SkipBlanks() => Take(ShellTokenKind.Blank, SkipBlanksFrom(_position) - _position);

    private int LineBreakAt(int position) => position >= _end ? 0
        : _text[position] == '\n' ? 1
        : _text[position] == '\r' && position + 1 < _end && _text[position + 1] == '\n' ? 2
        : 0;

    private void SkipLineBreaks()
    {
        while (true)
        {
            SkipBlanks();
            if (Peek(0) == '#')
            {
                SkipComment();
            }
            else if (IsLineBreak())
            {
                Take(ShellTokenKind.LineBreak, Math.Max(1, LineBreakAt(_position)));
                ReadPendingDocuments();
            }
            else
            {
                return;
            }
        }
    }

    private void SkipComment()
    {
        var length = _text.AsSpan(_position, _end - _position).IndexOf('\n');
        length = length < 0 ? _end - _position : length;
        length -= length > 0 && _text[_position + length - 1] == '\r' ? 1 : 0;
        _comments.Add(SpanOf(_position, _position + length));
        Take(ShellTokenKind.Comment, length);
    }

    private void Report(int start, int end, string message, string? code) => Report(SpanOf(start, end), message, code);

    /// <summary>Reports a problem, unless it may be but the echo of one before.</summary>
    private void Report(TextSpan span, string message, string? code)
    {
        if (!_isRecovering)
        {
            _problems.Add(new ShellProblem(span, message, code));
            _isRecovering = true;
        }
    }

    /// <summary>Passes over what can't stand here.</summary>
    private void Unexpected()
    {
        var length = Peek(0) is '&' or '|' or ';' && Peek(1) == Peek(0) ? 2 : 1;
        length = Math.Min(length, _end - _position);
        var code = Peek(0) == '(' ? "SC1036" : "SC1072";
        Report(_position, _position + length, $"A shell refuses the script, as “{_text.Substring(_position, length)}” can't stand here; quote it, or mend what stands before it.", code);
        Skip(_position + length);
    }

    private void ReportStray()
    {
        var length = Peek(0) == ';' ? 2 : Peek(0) == ')' ? 1 : PeekWord().Length;
        length = Math.Min(Math.Max(1, length), _end - _position);
        var code = Peek(0) == ')' ? "SC1088" : "SC1089";
        Report(_position, _position + length, $"“{_text.Substring(_position, length)}” closes nothing that is open, so the shell refuses the script; remove it, or write what it ends.", code);
        Skip(_position + length);
    }
}
