using System.Globalization;
using System.Text;

namespace A11.Agents.Secrets;

/// <summary>A text that was made of another, and where in that other one each of its characters begins.</summary>
/// <param name="Text">The text.</param>
/// <param name="Offsets">The offset in the original by the offset in the text; null where they are the same.</param>
internal sealed record MappedText(string Text, int[]? Offsets = null)
{
    private const int Hex = 16;
    private const int Octal = 8;
    private const int Decimal = 10;

    /// <summary>Where in the original a character begins.</summary>
    public int OffsetOf(int offset) => Offsets is null ? offset : Offsets[offset];

    /// <summary>The letters and digits alone.</summary>
    public MappedText Squeeze()
    {
        var text = new StringBuilder(Text.Length);
        var offsets = new int[Text.Length];
        for (var i = 0; i < Text.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(Text[i]))
            {
                offsets[text.Length] = OffsetOf(i);
                _ = text.Append(Text[i]);
            }
        }

        return new MappedText(text.ToString(), offsets);
    }

    /// <summary>The text with the escapes of URLs, shells, programming languages and XML read; null where it has none.</summary>
    public static MappedText? Unescape(string text)
    {
        if (text.AsSpan().IndexOfAny('%', '\\', '&') < 0)
        {
            return null;
        }

        var result = new StringBuilder(text.Length);
        var offsets = new int[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            offsets[result.Length] = i;
            var (code, length) = text[i] is '%' or '\\' or '&' ? ReadEscape(text.AsSpan(i)) : default;
            _ = result.Append(length > 0 ? (char)code : text[i]);
            i += length > 0 ? length - 1 : 0;
        }

        return new MappedText(result.ToString(), offsets);
    }

    private static (int Code, int Length) ReadEscape(ReadOnlySpan<char> text) => text switch
    {
        ['%', ..] => ReadFixed(text, 1, 2),
        ['\\', 'x' or 'u', '{', ..] => ReadUntil(text, "\\x{".Length, '}', Hex),
        ['\\', 'x', ..] => ReadFixed(text, 2, 2),
        ['\\', 'u', ..] => ReadFixed(text, 2, 4),
        ['\\', 'U', ..] => ReadFixed(text, 2, 8),
        ['\\', '0', >= '0' and <= '1', >= '0' and <= '7', >= '0' and <= '7', ..] => (ReadNumber(text[1..5], Octal), 5),
        ['\\', >= '0' and <= '3', >= '0' and <= '7', >= '0' and <= '7', ..] => (ReadNumber(text[1..4], Octal), 4),
        ['&', '#', 'x' or 'X', ..] => ReadUntil(text, "&#x".Length, ';', Hex),
        ['&', '#', ..] => ReadUntil(text, "&#".Length, ';', Decimal),
        _ => default,
    };

    private static (int Code, int Length) ReadFixed(ReadOnlySpan<char> text, int start, int digits) =>
        text.Length >= start + digits && ReadNumber(text.Slice(start, digits), Hex) is >= 0 and var code ? (code, start + digits) : default;

    private static (int Code, int Length) ReadUntil(ReadOnlySpan<char> text, int start, char end, int radix)
    {
        const int Most = 10;
        var length = text[start..Math.Min(text.Length, start + Most)].IndexOf(end);
        return length > 0 && ReadNumber(text.Slice(start, length), radix) is >= 0 and var code ? (code, start + length + 1) : default;
    }

    /// <summary>The number that digits write; -1 where they are no digits, or are that of no character of one unit.</summary>
    private static int ReadNumber(ReadOnlySpan<char> digits, int radix)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            var value = char.IsAsciiHexDigit(digit) ? int.Parse([digit], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : radix;
            number = number * radix + value;
            if (value >= radix || number > char.MaxValue)
            {
                return -1;
            }
        }

        return number;
    }
}
