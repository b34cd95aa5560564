using System.Collections.Immutable;
using System.Text;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>
/// Reads the commands of a POSIX or bash script: words, quotes, expansions, lists, pipes, redirections, here-documents, and the commands
/// inside compound commands and substitutions. It never fails: what it can't make sense of is passed over.
/// </summary>
public sealed class ShellParser
{
    private const int MaximumDepth = 50;

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "if", "then", "else", "elif", "fi", "do", "done", "esac", "while", "until", "{", "}", "!", "time", "coproc",
    };

    private readonly string _text;
    private readonly int _depth;
    private readonly int _end;
    private readonly List<ShellCommand> _commands;
    private readonly List<TextSpan> _comments;
    private readonly List<(string Delimiter, bool StripsTabs)> _hereDocuments = [];
    private readonly List<ShellWord> _words = [];
    private int _position;
    private int _nesting;
    private int _parentheses;

    private ShellParser(string text, int start, int end, int depth, List<ShellCommand> commands, List<TextSpan> comments)
    {
        _text = text;
        _position = start;
        _end = end;
        _depth = depth;
        _commands = commands;
        _comments = comments;
    }

    /// <summary>Reads a script.</summary>
    public static ShellScript Parse(string text)
    {
        var commands = new List<ShellCommand>();
        var comments = new List<TextSpan>();
        new ShellParser(text, 0, text.Length, 0, commands, comments).ReadList();
        commands.Sort(static (left, right) => left.Span.CompareTo(right.Span));
        return new ShellScript([.. commands], [.. comments]);
    }

    private void ReadList()
    {
        while (_position < _end)
        {
            var character = _text[_position];
            switch (character)
            {
                case ' ' or '\t' or '\r':
                    _position++;
                    break;
                case '\\' when _position + 1 < _end && _text[_position + 1] is '\n' or '\r':
                    _position += 2;
                    break;
                case '\n':
                    Finish(ShellOperator.Sequence);
                    _position++;
                    SkipHereDocuments();
                    break;
                case '#':
                    ReadComment();
                    break;
                case ';':
                    Finish(ShellOperator.Sequence);
                    _position++;
                    break;
                case '&':
                    ReadAmpersand();
                    break;
                case '|':
                    Finish(Peek(1) == '|' ? ShellOperator.Or : ShellOperator.Pipe);
                    _position += Peek(1) is '|' or '&' ? 2 : 1;
                    break;
                case '(':
                    ReadParenthesis();
                    break;
                case ')':
                    CloseParenthesis();
                    break;
                case '<' or '>':
                    ReadRedirection();
                    break;
                default:
                    ReadCommandWord();
                    break;
            }
        }

        Finish(ShellOperator.Sequence);
    }

    private char Peek(int distance) => _position + distance < _end ? _text[_position + distance] : '\0';

    private void ReadComment()
    {
        var start = _position;
        while (_position < _end && _text[_position] != '\n')
        {
            _position++;
        }

        _comments.Add(TextSpan.FromBounds(start, _position));
    }

    private void ReadAmpersand()
    {
        if (Peek(1) == '>')
        {
            _position++;
            ReadRedirection();
            return;
        }

        Finish(Peek(1) == '&' ? ShellOperator.And : ShellOperator.Background);
        _position += Peek(1) == '&' ? 2 : 1;
    }

    private void ReadParenthesis()
    {
        if (_words.Count == 0 && Peek(1) == '(')
        {
            // (( arithmetic )): no command in it.
            var close = _text.IndexOf("))", _position, _end - _position, StringComparison.Ordinal);
            _position = close < 0 ? _end : close + 2;
            return;
        }

        // "name()" defines a function, its body follows; "(" opens a subshell.
        _words.Clear();
        _parentheses++;
        _nesting++;
        _position++;
    }

    /// <summary>Closes a subshell; without one, what stands before it is a pattern of <c>case</c>, not a command.</summary>
    private void CloseParenthesis()
    {
        if (_parentheses == 0)
        {
            _words.Clear();
        }
        else
        {
            Finish(ShellOperator.Sequence);
            _parentheses--;
            _nesting = Math.Max(0, _nesting - 1);
        }

        _position++;
    }

    private void ReadRedirection()
    {
        if (Peek(0) == '<' && Peek(1) == '<' && Peek(2) != '<')
        {
            _position += 2;
            var strips = Peek(0) == '-';
            _position += strips ? 1 : 0;
            SkipBlanks();
            _hereDocuments.Add((ReadWord().Value, strips));
            return;
        }

        while (_position < _end && _text[_position] is '<' or '>' or '&' or '|')
        {
            _position++;
        }

        if (Peek(-1) == '&' || Peek(0) != '(')
        {
            SkipBlanks();
            if (_position < _end && !IsBreak(_text[_position]))
            {
                _ = ReadWord();
            }
        }
        else
        {
            // <( … ): a process substitution is a list of its own.
            ReadNested(1);
        }
    }

    private void SkipBlanks()
    {
        while (_position < _end && _text[_position] is ' ' or '\t')
        {
            _position++;
        }
    }

    private void SkipHereDocuments()
    {
        foreach (var (delimiter, strips) in _hereDocuments)
        {
            while (_position < _end)
            {
                var end = _text.IndexOf('\n', _position, _end - _position);
                var line = _text[_position..(end < 0 ? _end : end)].TrimEnd('\r');
                _position = end < 0 ? _end : end + 1;
                if ((strips ? line.TrimStart('\t') : line) == delimiter)
                {
                    break;
                }
            }
        }

        _hereDocuments.Clear();
    }

    private void ReadCommandWord()
    {
        var word = ReadWord();

        // "2>": the number belongs to the redirection.
        if (Peek(0) is '<' or '>' && word.Raw.Length > 0 && word.Raw.All(char.IsAsciiDigit))
        {
            return;
        }

        if (_words.Count == 0 && IsReserved(word))
        {
            return;
        }

        if (_words.Count == 0 && word.Raw is "[[" or "for" or "case" or "select" or "function")
        {
            SkipHead(word.Raw);
            return;
        }

        _words.Add(word);
    }

    private bool IsReserved(ShellWord word)
    {
        if (!Reserved.Contains(word.Raw))
        {
            return false;
        }

        _nesting = word.Raw switch
        {
            "if" or "while" or "until" or "{" => _nesting + 1,
            "fi" or "done" or "esac" or "}" => Math.Max(0, _nesting - 1),
            _ => _nesting,
        };
        return true;
    }

    /// <summary>The head of a compound command holds words, but no command.</summary>
    private void SkipHead(string keyword)
    {
        while (_position < _end && _text[_position] is not ('\n' or ';'))
        {
            var start = _position;
            if (_text[_position] is ' ' or '\t' or '(' or ')' or '<' or '>' or '|' or '&' or '\r')
            {
                _position++;
                continue;
            }

            var word = ReadWord();
            if (word.Raw == "]]" || (keyword == "case" && word.Raw == "in") || (keyword == "function" && word.Raw.Length > 0) || _position == start)
            {
                _position = Math.Max(_position, start + 1);
                break;
            }
        }

        _nesting += keyword is "for" or "case" or "select" ? 1 : 0;
    }

    private static bool IsBreak(char character) => character is ' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or '(' or ')' or '<' or '>';

    private ShellWord ReadWord()
    {
        var start = _position;
        var value = new StringBuilder();
        var expansions = ImmutableArray.CreateBuilder<ShellExpansion>();
        while (_position < _end && !IsBreak(_text[_position]))
        {
            ReadPart(value, expansions, isQuoted: false);
        }

        return new ShellWord(TextSpan.FromBounds(start, _position), _text[start.._position], value.ToString(), expansions.ToImmutable());
    }

    private void ReadPart(StringBuilder value, ImmutableArray<ShellExpansion>.Builder expansions, bool isQuoted)
    {
        switch (_text[_position])
        {
            case '\\' when _position + 1 < _end:
                if (Peek(1) is not ('\n' or '\r'))
                {
                    _ = isQuoted && Peek(1) is not ('"' or '\\' or '$' or '`') ? value.Append('\\').Append(Peek(1)) : value.Append(Peek(1));
                }

                _position += 2;
                break;
            case '\'' when !isQuoted:
                ReadSingleQuoted(value);
                break;
            case '"' when !isQuoted:
                ReadDoubleQuoted(value, expansions);
                break;
            case '$':
                ReadDollar(value, expansions, isQuoted);
                break;
            case '`':
                ReadBackquoted(value, expansions, isQuoted);
                break;
            default:
                _ = value.Append(_text[_position++]);
                break;
        }
    }

    private void ReadSingleQuoted(StringBuilder value)
    {
        var close = _text.IndexOf('\'', _position + 1, _end - _position - 1);
        var end = close < 0 ? _end : close;
        _ = value.Append(_text, _position + 1, end - _position - 1);
        _position = close < 0 ? _end : close + 1;
    }

    private void ReadDoubleQuoted(StringBuilder value, ImmutableArray<ShellExpansion>.Builder expansions)
    {
        _position++;
        while (_position < _end && _text[_position] != '"')
        {
            ReadPart(value, expansions, isQuoted: true);
        }

        _position = Math.Min(_end, _position + 1);
    }

    private void ReadDollar(StringBuilder value, ImmutableArray<ShellExpansion>.Builder expansions, bool isQuoted)
    {
        var start = _position;
        var name = (string?)null;
        var hasFallback = false;
        switch (Peek(1))
        {
            case '{' when Peek(2) == '{':
                // An expression of the host (GitHub's ${{ … }}) is replaced before any shell sees it.
                var close = _text.IndexOf("}}", _position, _end - _position, StringComparison.Ordinal);
                _position = close < 0 ? _end : close + 2;
                break;
            case '{':
                (name, hasFallback) = ReadBraces();
                break;
            case '(' when Peek(2) == '(':
                var end = _text.IndexOf("))", _position, _end - _position, StringComparison.Ordinal);
                _position = end < 0 ? _end : end + 2;
                break;
            case '(':
                _position++;
                ReadNested(1);
                break;
            case '\'' when !isQuoted:
                _position++;
                ReadSingleQuoted(value);
                return;
            case var next when char.IsAsciiLetter(next) || next == '_':
                _position++;
                while (_position < _end && (char.IsAsciiLetterOrDigit(_text[_position]) || _text[_position] == '_'))
                {
                    _position++;
                }

                name = _text[(start + 1).._position];
                break;
            case var next when char.IsAsciiDigit(next) || "@*#?-$!".Contains(next, StringComparison.Ordinal):
                _position += 2;
                name = next.ToString();
                break;
            default:
                _ = value.Append('$');
                _position++;
                return;
        }

        _ = value.Append(_text, start, _position - start);
        expansions.Add(new ShellExpansion(TextSpan.FromBounds(start, _position), name, isQuoted, hasFallback));
    }

    private (string Name, bool HasFallback) ReadBraces()
    {
        var start = _position + 2;
        var depth = 0;
        for (; _position < _end; _position++)
        {
            depth += _text[_position] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0 && _text[_position] == '}')
            {
                break;
            }
        }

        var body = _text[Math.Min(start, _end)..Math.Max(Math.Min(start, _end), _position)];
        _position = Math.Min(_end, _position + 1);
        var length = body.AsSpan().TrimStart("#!").IndexOfAnyExcept(NameCharacters);
        var offset = body.Length - body.AsSpan().TrimStart("#!").Length;
        var name = length < 0 ? body[offset..] : body.Substring(offset, length);
        var rest = length < 0 ? "" : body[(offset + length)..];
        return (name, rest.TrimStart(':') is ['-' or '?' or '=' or '+', ..]);
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>The list inside parentheses that open here.</summary>
    private void ReadNested(int opening)
    {
        var start = _position + opening;
        var depth = 0;
        var quote = '\0';
        var i = _position;
        for (; i < _end; i++)
        {
            var character = _text[i];
            if (quote != '\0')
            {
                i += character == '\\' && quote == '"' ? 1 : 0;
                quote = character == quote ? '\0' : quote;
            }
            else if (character is '\'' or '"')
            {
                quote = character;
            }
            else if (character == '\\')
            {
                i++;
            }
            else
            {
                depth += character switch { '(' => 1, ')' => -1, _ => 0 };
                if (depth == 0)
                {
                    break;
                }
            }
        }

        var end = Math.Min(i, _end);
        if (_depth + _nesting < MaximumDepth && start < end)
        {
            new ShellParser(_text, start, end, _depth + _nesting + 1, _commands, _comments).ReadList();
        }

        _position = Math.Min(_end, end + 1);
    }

    private void ReadBackquoted(StringBuilder value, ImmutableArray<ShellExpansion>.Builder expansions, bool isQuoted)
    {
        var start = _position;
        var close = _text.IndexOf('`', _position + 1, _end - _position - 1);
        var end = close < 0 ? _end : close;
        if (_depth + _nesting < MaximumDepth)
        {
            new ShellParser(_text, start + 1, end, _depth + _nesting + 1, _commands, _comments).ReadList();
        }

        _position = close < 0 ? _end : close + 1;
        _ = value.Append(_text, start, _position - start);
        expansions.Add(new ShellExpansion(TextSpan.FromBounds(start, _position), null, isQuoted, false));
    }

    private void Finish(ShellOperator next)
    {
        if (_words.Count > 0)
        {
            var assignments = _words.TakeWhile(IsAssignment).ToImmutableArray();
            var words = ShellWrappers.Strip([.. _words.Skip(assignments.Length)]);
            var span = TextSpan.FromBounds(_words[0].Span.Start, _words[^1].Span.End);
            _commands.Add(new ShellCommand(span, words, assignments, next, _depth + _nesting));
            _words.Clear();
        }
    }

    private static bool IsAssignment(ShellWord word)
    {
        var equals = word.Raw.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && !char.IsAsciiDigit(word.Raw[0]) && word.Raw.AsSpan(0, equals).TrimEnd('+').IndexOfAnyExcept(NameCharacters) < 0;
    }
}
