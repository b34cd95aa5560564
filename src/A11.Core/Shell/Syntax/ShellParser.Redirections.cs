using System.Collections.Immutable;

namespace A11.Core.Shell.Syntax;

/// <summary>Redirections and here-documents.</summary>
public sealed partial class ShellParser
{
    private ImmutableArray<ShellRedirection> ParseRedirections()
    {
        var redirections = ImmutableArray<ShellRedirection>.Empty;
        while (true)
        {
            var next = SkipBlanksFrom(_position);
            if (next >= _end || !AtRedirectionAt(next))
            {
                return redirections;
            }

            SkipBlanks();
            redirections = redirections.Add(ParseRedirection());
        }
    }

    private bool AtRedirection() => AtRedirectionAt(_position);

    private bool AtRedirectionAt(int position)
    {
        var character = _text[position];
        if (character is '<' or '>')
        {
            // <( … ) and >( … ) are words.
            return position + 1 >= _end || _text[position + 1] != '(';
        }

        if (character == '&')
        {
            return position + 1 < _end && _text[position + 1] == '>';
        }

        return (char.IsAsciiDigit(character) || character == '{') && DescriptorEnd(position) is var end && end > position && end < _end && _text[end] is '<' or '>'
            && !(_text[end] is '<' or '>' && end + 1 < _end && _text[end + 1] == '(' && character != '{');
    }

    /// <summary>Where a descriptor that begins here ends: digits, or <c>{name}</c>.</summary>
    private int DescriptorEnd(int position)
    {
        var end = position;
        if (_text[position] == '{')
        {
            end++;
            while (end < _end && IsNameCharacter(_text[end]))
            {
                end++;
            }

            return end > position + 1 && end < _end && _text[end] == '}' ? end + 1 : position;
        }

        while (end < _end && char.IsAsciiDigit(_text[end]))
        {
            end++;
        }

        return end;
    }

    private ShellRedirection ParseRedirection()
    {
        var start = _position;
        var descriptorEnd = Peek(0) is '<' or '>' or '&' ? start : DescriptorEnd(start);
        var descriptor = _text[start..descriptorEnd];
        Take(ShellTokenKind.Word, descriptor.Length);
        var @operator = ReadRedirectionOperator();
        var operatorSpan = SpanOf(_position, _position + @operator.Length);
        Take(ShellTokenKind.Operator, @operator.Length);
        SkipBlanks();
        var target = AtWord() && Peek(0) != '#' ? ReadWord() : null;
        var redirection = new ShellRedirection(SpanOf(start, _position), descriptor, @operator, operatorSpan, target);
        if (target is null)
        {
            Report(operatorSpan, $"Nothing follows “{@operator}”, so the shell refuses the script; name the file, or quote the character where it is text.", "SC1072");
        }
        else if (redirection.IsHereDocument)
        {
            _pendingDocuments = _pendingDocuments.Add((redirection, target.Value));
        }

        return redirection;
    }

    private string ReadRedirectionOperator() => (Peek(0), Peek(1), Peek(2)) switch
    {
        ('<', '<', '<') => "<<<",
        ('<', '<', '-') => "<<-",
        ('<', '<', _) => "<<",
        ('<', '&', _) => "<&",
        ('<', '>', _) => "<>",
        ('<', _, _) => "<",
        ('>', '>', '|') => ">>|",
        ('>', '>', _) => ">>",
        ('>', '&', _) => ">&",
        ('>', '|', _) => ">|",
        ('>', '!', ' ') => ">",
        ('&', '>', '>') => "&>>",
        ('&', _, _) => "&>",
        _ => ">",
    };

    private void ReadPendingDocuments()
    {
        var pending = _pendingDocuments;
        _pendingDocuments = [];
        foreach (var (redirection, delimiter) in pending)
        {
            ReadDocument(redirection, delimiter);
        }
    }

    private void ReadDocument(ShellRedirection redirection, string delimiter)
    {
        var start = _position;
        var line = start;
        var isQuoted = redirection.Target!.IsQuoted;
        while (true)
        {
            if (line >= _end)
            {
                Report(redirection.Span, $"No line holds “{delimiter}” alone, so this here-document goes on to the end of the script; write the delimiter alone on a line, without blanks around it.", "SC1044");
                line = _end;
                break;
            }

            if (IsDelimiter(line, delimiter, redirection.Operator == "<<-"))
            {
                break;
            }

            var next = _text.IndexOf('\n', line, _end - line);
            while (next >= 0 && !isQuoted && IsEscaped(next))
            {
                next = _text.IndexOf('\n', next + 1, _end - next - 1);
            }

            line = next < 0 ? _end : next + 1;
        }

        redirection.Document = new ShellHereDocument(SpanOf(start, line), isQuoted, isQuoted ? TakeVerbatim(line) : ReadDocumentParts(line));
        var end = line >= _end ? _end : _text.IndexOf('\n', line, _end - line) is >= 0 and var terminator ? terminator + 1 : _end;
        Take(ShellTokenKind.Delimiter, end - _position);
    }

    /// <summary>Whether a backslash stands in front of a line break that is none itself protected, so that the next line belongs to this one.</summary>
    private bool IsEscaped(int lineBreak)
    {
        var first = lineBreak;
        while (first > _position && _text[first - 1] == '\\')
        {
            first--;
        }

        return (lineBreak - first) % 2 == 1;
    }

    private ImmutableArray<ShellWordPart> TakeVerbatim(int end)
    {
        var part = new LiteralPart(SpanOf(_position, end), _text[_position..end]);
        Take(ShellTokenKind.Word, end - _position);
        return [part];
    }

    private ImmutableArray<ShellWordPart> ReadDocumentParts(int end)
    {
        var outer = _end;
        _end = end;
        var parts = ReadParts(PartContext.Document);
        _end = outer;
        return parts;
    }

    private bool IsDelimiter(int line, string delimiter, bool stripsTabs)
    {
        while (stripsTabs && line < _end && _text[line] == '\t')
        {
            line++;
        }

        if (_end - line < delimiter.Length || string.CompareOrdinal(_text, line, delimiter, 0, delimiter.Length) != 0)
        {
            return false;
        }

        var end = line + delimiter.Length;
        return end >= _end || _text[end] == '\n' || (_text[end] == '\r' && (end + 1 >= _end || _text[end + 1] == '\n'));
    }
}
