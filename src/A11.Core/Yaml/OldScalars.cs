using System.Buffers;

namespace A11.Core.Yaml;

/// <summary>What plain scalars are to a program that reads YAML 1.1 (yaml.org's type repository).</summary>
internal static class OldScalars
{
    private static readonly SearchValues<char> FloatCharacters = SearchValues.Create("0123456789_.eE+-");
    private static readonly SearchValues<char> TimeCharacters = SearchValues.Create("0123456789-:. TtZ+");
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF_");
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789_");

    private static readonly HashSet<string> Constants = new(StringComparer.Ordinal)
    {
        "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF", "true", "True", "TRUE", "false", "False", "FALSE",
        "", "~", "null", "Null", "NULL", "<<", "=", ".nan", ".NaN", ".NAN",
    };

    /// <summary>Whether a plain scalar is a text: no truth value, null, number, date or merge key.</summary>
    public static bool IsText(string value) => !Constants.Contains(value) && !IsNumber(value.StartsWith('+') || value.StartsWith('-') ? value.AsSpan(1) : value) && !IsTime(value);

    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        if (text is ".inf" or ".Inf" or ".INF")
        {
            return true;
        }

        if (text.Length > 2 && text[0] == '0' && text[1] is 'x' or 'b' or 'o')
        {
            return text[1] == 'x' ? text[2..].IndexOfAnyExcept(Hexadecimal) < 0 : text[2..].TrimStart('_').IndexOfAnyExceptInRange('0', text[1] == 'b' ? '1' : '7') < 0;
        }

        return IsWhole(text) || IsFraction(text) || IsSexagesimal(text);
    }

    /// <summary>A leading zero makes it octal, so that 08 is a text.</summary>
    private static bool IsWhole(ReadOnlySpan<char> text) =>
        text.Length > 0 && char.IsAsciiDigit(text[0]) && text.IndexOfAnyExcept(Digits) < 0 && (text[0] != '0' || text.IndexOfAny('8', '9') < 0);

    /// <summary>A point is needed, and an exponent has a sign.</summary>
    private static bool IsFraction(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        if (point < 0 || text.IndexOfAnyExcept(FloatCharacters) >= 0)
        {
            return false;
        }

        var whole = text[..point];
        var rest = text[(point + 1)..];
        var exponent = rest.IndexOfAny('e', 'E');
        var digits = exponent < 0 ? rest : rest[..exponent];
        var hasExponent = exponent < 0 || (rest.Length > exponent + 2 && rest[exponent + 1] is '+' or '-' && rest[(exponent + 2)..].IndexOfAnyExceptInRange('0', '9') < 0);
        return hasExponent && digits.IndexOfAnyExcept(Digits) < 0 && whole.IndexOfAnyExcept(Digits) < 0 && (whole.IsEmpty ? digits is [not '_', ..] : char.IsAsciiDigit(whole[0]));
    }

    /// <summary><c>190:20:30</c>, maybe with a fraction.</summary>
    private static bool IsSexagesimal(ReadOnlySpan<char> text)
    {
        var groups = 0;
        foreach (var range in (text.IndexOf('.') is >= 0 and var point ? text[..point] : text).Split(':'))
        {
            var group = text[range];
            if (group.IsEmpty || group.IndexOfAnyExcept(Digits) >= 0 || (groups > 0 && (group.Length > 2 || (group.Length == 2 && group[0] > '5'))))
            {
                return false;
            }

            groups++;
        }

        return groups > 1 && text[0] is not ('0' or '_');
    }

    /// <summary><c>2001-12-14</c>, with a time or without.</summary>
    private static bool IsTime(string value)
    {
        var parts = value.Split('-', 3);
        return parts is [{ Length: 4 }, { Length: 1 or 2 }, { Length: >= 1 }] && parts[0].All(char.IsAsciiDigit) && parts[1].All(char.IsAsciiDigit)
            && char.IsAsciiDigit(value[^1] is 'Z' ? '0' : value[^1]) && value.AsSpan().IndexOfAnyExcept(TimeCharacters) < 0 && (value.Length == 10 ? parts[2].All(char.IsAsciiDigit) : value.Contains(':', StringComparison.Ordinal));
    }
}
