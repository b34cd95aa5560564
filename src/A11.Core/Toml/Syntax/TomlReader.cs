using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using A11.Core.Text;

namespace A11.Core.Toml.Syntax;

/// <summary>Reads which tables and keys a TOML text defines (toml.io/en/v1.0.0), and finds its first mistake. Values are read, not kept.</summary>
public sealed class TomlReader
{
    private const int MaximumDepth = 64;

    /// <summary>What may stand in a number, a date or a name of a value; what is none of them is told by its first and last characters.</summary>
    private static readonly SearchValues<char> ScalarCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-_.:");

    private static readonly SearchValues<char> NumberStart = SearchValues.Create("0123456789+-");

    private readonly string _text;
    private readonly ImmutableArray<(ImmutableArray<string>, bool)>.Builder _keys = ImmutableArray.CreateBuilder<(ImmutableArray<string>, bool)>();
    private ImmutableArray<string> _table = [];
    private int _at;

    private TomlReader(string text) => _text = text;

    /// <summary>Reads a text.</summary>
    public static TomlDocument Read(string text)
    {
        var reader = new TomlReader(text);
        try
        {
            reader.ReadLines();
            return new TomlDocument(reader._keys.ToImmutable());
        }
        catch (FormatException error)
        {
            return new TomlDocument([]) { Problem = (new SourceText(text).GetPosition(Math.Min(reader._at, text.Length)), error.Message) };
        }
    }

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private bool IsAtEnd => _at >= _text.Length;

    private void ReadLines()
    {
        while (SkipLines())
        {
            if (Current == '[')
            {
                ReadHeader();
            }
            else
            {
                ReadPair(_table, 0);
            }

            SkipSpaces();
            SkipComment();
            if (!IsAtEnd && !IsLineBreak())
            {
                throw new FormatException("something follows the value on the same line");
            }
        }
    }

    private void ReadHeader()
    {
        var isArray = _text.AsSpan(_at).StartsWith("[[");
        _at += isArray ? 2 : 1;
        SkipSpaces();
        _table = ReadName();
        SkipSpaces();
        Expect(isArray ? "]]" : "]", "the table's name is not closed");
        _keys.Add((_table, false));
    }

    private void ReadPair(ImmutableArray<string> table, int depth)
    {
        var name = ReadName();
        SkipSpaces();
        Expect("=", "an equals sign is missing after the key");
        SkipSpaces();
        _keys.Add((table.AddRange(name), true));
        ReadValue(table.AddRange(name), depth);
    }

    private ImmutableArray<string> ReadName()
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        do
        {
            _at += parts.Count > 0 ? 1 : 0;
            SkipSpaces();
            parts.Add(Current is '"' or '\'' ? ReadLineString() : ReadBareKey());
            SkipSpaces();
        }
        while (Current == '.');
        return parts.ToImmutable();
    }

    private string ReadBareKey()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '_' or '-')
        {
            _at++;
        }

        return _at > start ? _text[start.._at] : throw new FormatException("a key is missing");
    }

    private void ReadValue(ImmutableArray<string> name, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new FormatException($"values are nested more than {MaximumDepth} deep");
        }

        var rest = _text.AsSpan(_at);
        if (rest.StartsWith("\"\"\"") || rest.StartsWith("'''"))
        {
            ReadBlockString();
        }
        else if (Current is '"' or '\'')
        {
            _ = ReadLineString();
        }
        else if (Current == '[')
        {
            ReadArray(name, depth);
        }
        else if (Current == '{')
        {
            ReadInlineTable(name, depth);
        }
        else
        {
            ReadScalar();
        }
    }

    private void ReadArray(ImmutableArray<string> name, int depth)
    {
        var open = _at++;
        while (true)
        {
            _ = SkipLines();
            if (Current == ']')
            {
                _at++;
                return;
            }

            ThrowAtEnd(open, "the array that begins here is not closed");
            ReadValue(name, depth + 1);
            _ = SkipLines();
            ThrowAtEnd(open, "the array that begins here is not closed");
            if (Current == ',')
            {
                _at++;
            }
            else if (Current != ']')
            {
                throw new FormatException("a comma is missing between the items of an array");
            }
        }
    }

    private void ReadInlineTable(ImmutableArray<string> name, int depth)
    {
        var open = _at++;
        SkipSpaces();
        while (Current != '}')
        {
            ThrowAtEnd(open, "the inline table that begins here is not closed");
            ReadPair(name, depth + 1);
            SkipSpaces();
            if (Current == ',')
            {
                _at++;
                SkipSpaces();
            }
            else if (Current != '}')
            {
                throw new FormatException("a comma or } is missing in an inline table");
            }
        }

        _at++;
    }

    /// <summary>A number, a date, a time, or a truth value; a date and its time may have a space between them.</summary>
    private void ReadScalar()
    {
        var start = _at;
        while (ScalarCharacters.Contains(Current) || (Current == ' ' && _at - start == 10 && _text[start + 4] == '-' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1])))
        {
            _at++;
        }

        var word = _text[start.._at];
        var isKnown = word is "true" or "false" or "inf" or "nan" or "+inf" or "-inf" or "+nan" or "-nan" || (word.Length > 0 && NumberStart.Contains(word[0]) && char.IsAsciiHexDigit(word[^1] is 'Z' or 'z' ? '0' : word[^1]));
        if (!isKnown)
        {
            _at = start;
            throw new FormatException(word.Length == 0 ? "a value is missing" : $"{(word.Length > 30 ? word[..30] + "…" : word)} is no value; a string must be in quotes");
        }
    }

    private string ReadLineString()
    {
        var (open, quote) = (_at, Current);
        var value = new StringBuilder();
        for (_at++; !IsAtEnd && !IsLineBreak(); _at++)
        {
            if (Current == quote)
            {
                _at++;
                return value.ToString();
            }

            if (quote == '"' && Current == '\\')
            {
                SkipEscape();
            }

            _ = value.Append(Current);
        }

        _at = open;
        throw new FormatException("the string that begins here is not closed on its line");
    }

    private void ReadBlockString()
    {
        var open = _at;
        var mark = _text.Substring(_at, 3);
        for (_at += 3; !IsAtEnd; _at++)
        {
            if (mark[0] == '"' && Current == '\\')
            {
                _at++;
            }
            else if (_text.AsSpan(_at).StartsWith(mark))
            {
                // Up to two more quotes belong to the text.
                _at += 3;
                while (Current == mark[0])
                {
                    _at++;
                }

                return;
            }
        }

        _at = open;
        throw new FormatException("the string that begins here is not closed");
    }

    /// <summary>Goes on to the last character of an escape.</summary>
    private void SkipEscape()
    {
        _at++;
        if (!"btnfr\"\\uU".Contains(Current, StringComparison.Ordinal))
        {
            throw new FormatException("a string holds an unknown escape");
        }
    }

    private void Expect(string text, string reason)
    {
        if (!_text.AsSpan(_at).StartsWith(text))
        {
            throw new FormatException(reason);
        }

        _at += text.Length;
    }

    private void ThrowAtEnd(int open, string reason)
    {
        if (IsAtEnd)
        {
            _at = open;
            throw new FormatException(reason);
        }
    }

    /// <summary>Goes on to what is no space, line break or comment; whether there is any.</summary>
    private bool SkipLines()
    {
        while (!IsAtEnd)
        {
            if (Current is ' ' or '\t' || IsLineBreak())
            {
                _at++;
            }
            else if (Current == '#')
            {
                SkipComment();
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private void SkipSpaces()
    {
        while (Current is ' ' or '\t')
        {
            _at++;
        }
    }

    private void SkipComment()
    {
        if (Current == '#')
        {
            while (!IsAtEnd && !IsLineBreak())
            {
                _at++;
            }
        }
    }

    private bool IsLineBreak() => Current is '\n' or '\r';
}
