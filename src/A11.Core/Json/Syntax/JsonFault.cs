using System.Buffers;
using System.Globalization;
using System.Text;
using A11.Core.Text;

namespace A11.Core.Json.Syntax;

/// <summary>Finds the first mistake in a text that is no JSON (RFC 8259), and says in words what it is. A comma after the last item may be allowed.</summary>
/// <param name="text">The text, without comments.</param>
/// <param name="allowsTrailingCommas">Whether a comma may follow the last member or item.</param>
/// <param name="maximumDepth">How deep objects and arrays may be nested.</param>
internal sealed class JsonFault(string text, bool allowsTrailingCommas, int maximumDepth)
{
    private static readonly SearchValues<char> Delimiters = SearchValues.Create(" \t\r\n,:[]{}\"");

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");

    private int _at;

    private char Current => _at < text.Length ? text[_at] : '\0';

    private bool IsAtEnd => _at >= text.Length;

    /// <summary>The mistake's place, and what it is as a clause; null where there is none.</summary>
    public (TextSpan Place, string Reason)? Find()
    {
        SkipSpace();
        return IsAtEnd ? (new TextSpan(text.Length, 0), "it is empty")
            : ReadValue(0) is { } problem ? problem
            : SkipSpace() ? Here($"{Shown} follows after the end of the value")
            : null;
    }

    /// <summary>Goes on to what is no space; whether there is any.</summary>
    private bool SkipSpace()
    {
        while (!IsAtEnd && Current is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }

        return !IsAtEnd;
    }

    private (TextSpan Place, string Reason)? ReadValue(int depth) => Current switch
    {
        '{' or '[' when depth >= maximumDepth => Here($"objects and arrays are nested more than {maximumDepth.ToString(CultureInfo.InvariantCulture)} deep"),
        '{' => ReadItems(depth, '}'),
        '[' => ReadItems(depth, ']'),
        '"' => ReadString(),
        ',' or ':' or ']' or '}' => Here($"a value is missing before {Shown}"),
        _ => ReadWord(),
    };

    /// <summary>The members of an object, or the items of an array, from the opening bracket to the closing one.</summary>
    private (TextSpan Place, string Reason)? ReadItems(int depth, char close)
    {
        var open = _at++;
        var what = close == '}' ? "object" : "array";
        for (var comma = -1; ;)
        {
            if (!SkipSpace())
            {
                return (new TextSpan(open, 1), $"the {what} that begins here is not closed: {close} is missing");
            }

            if (Current == close)
            {
                return comma >= 0 && !allowsTrailingCommas ? (new TextSpan(comma, 1), $"a comma follows the last {(close == '}' ? "member" : "item")}") : Skip();
            }

            if ((close == '}' ? ReadMember(depth) : ReadValue(depth + 1)) is { } problem)
            {
                return problem;
            }

            if (SkipSpace() && Current != ',' && Current != close)
            {
                return Here(Current is ']' or '}' ? $"{Shown} closes the {what}, but {close} is expected" : $"a comma is missing before {Shown}");
            }

            comma = Current == ',' ? _at++ : -1;
        }
    }

    private (TextSpan Place, string Reason)? ReadMember(int depth)
    {
        if (Current != '"')
        {
            return Here(Current is ',' or ':' or ']' ? $"a property name is missing before {Shown}" : $"the property name {Shown} is not in double quotes");
        }

        var name = _at;
        if (ReadString() is { } problem)
        {
            return problem;
        }

        var end = _at;
        if (!SkipSpace() || Current != ':')
        {
            return (TextSpan.FromBounds(name, end), "a colon is missing after the property name");
        }

        var colon = _at++;
        return SkipSpace() ? ReadValue(depth + 1) : (new TextSpan(colon, 1), "a value is missing after the colon");
    }

    private (TextSpan Place, string Reason)? ReadString()
    {
        var open = _at++;
        for (; !IsAtEnd && Current is not ('\n' or '\r'); _at++)
        {
            if (Current == '"')
            {
                return Skip();
            }

            if (Current < ' ')
            {
                return (new TextSpan(_at, 1), $"a string holds {(Current == '\t' ? "a tab; write \\t" : $"the control character U+{(int)Current:X4}; write \\u{(int)Current:x4}")}");
            }

            if (Current == '\\' && !ReadEscape())
            {
                return (new TextSpan(_at, Math.Min(2, text.Length - _at)), $"a string holds the unknown escape {text.AsSpan(_at, Math.Min(2, text.Length - _at)).TrimEnd("\r\n")}");
            }
        }

        return (new TextSpan(open, 1), "the string that begins here is not closed on its line");
    }

    /// <summary>Goes on to the last character of an escape; whether it is one.</summary>
    private bool ReadEscape()
    {
        if (_at + 1 >= text.Length || !"\"\\/bfnrtu".Contains(text[_at + 1], StringComparison.Ordinal))
        {
            return false;
        }

        if (text[_at + 1] != 'u')
        {
            _at++;
            return true;
        }

        var isCode = _at + 5 < text.Length && !text.AsSpan(_at + 2, 4).ContainsAnyExcept(HexDigits);
        _at += isCode ? 5 : 0;
        return isCode;
    }

    /// <summary>A number, or one of the three names; other words are what people write by mistake.</summary>
    private (TextSpan Place, string Reason)? ReadWord()
    {
        var start = _at;
        var word = Word;
        _at += word.Length;
        return word is "true" or "false" or "null" || IsNumber(word) ? null
            : (new TextSpan(start, word.Length), word[0] == '\'' ? "a string is in single quotes; JSON has double quotes only"
                : word[0] is '-' or '+' or '.' || char.IsAsciiDigit(word[0]) ? $"{Clip(word)} is not a number of JSON"
                : $"{Clip(word)} is not a value; a string must be in double quotes");
    }

    /// <summary>RFC 8259, section 6.</summary>
    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        word = word.StartsWith("-") ? word[1..] : word;
        var digits = CountDigits(word);
        if (digits == 0 || (digits > 1 && word[0] == '0'))
        {
            return false;
        }

        word = word[digits..];
        if (word.StartsWith("."))
        {
            var fraction = CountDigits(word[1..]);
            word = fraction == 0 ? word : word[(fraction + 1)..];
        }

        if (word is ['e' or 'E', .. var exponent])
        {
            exponent = exponent is ['+' or '-', .. var unsigned] ? unsigned : exponent;
            return exponent.Length > 0 && CountDigits(exponent) == exponent.Length;
        }

        return word.IsEmpty;
    }

    private static int CountDigits(ReadOnlySpan<char> word) => word.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : word.Length;

    private string Word
    {
        get
        {
            var length = text.AsSpan(_at).IndexOfAny(Delimiters);
            return text.Substring(_at, length < 0 ? text.Length - _at : length);
        }
    }

    private string Shown => Current is '"' ? "the next string" : Current is ',' or ':' or '[' or ']' or '{' or '}' ? Current.ToString() : Clip(Word);

    private (TextSpan Place, string Reason)? Here(string reason)
    {
        _ = Rune.DecodeFromUtf16(text.AsSpan(_at), out _, out var length);
        return (new TextSpan(_at, length), reason);
    }

    private (TextSpan Place, string Reason)? Skip()
    {
        _at++;
        return null;
    }

    private static string Clip(string word) => word.Length <= 30 ? word : word[..30] + "…";
}
