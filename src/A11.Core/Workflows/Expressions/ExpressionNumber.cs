using System.Globalization;

namespace A11.Core.Workflows.Expressions;

/// <summary>Numbers as GitHub's runner reads and writes them (actions/runner, <c>Sdk/Expressions/Sdk/ExpressionUtility.cs</c>).</summary>
internal static class ExpressionNumber
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads a number, also in hexadecimal (<c>0x1F</c>) and octal (<c>0o17</c>) form.</summary>
    /// <param name="text">The number alone.</param>
    /// <param name="number">Its value.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out double number)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            var isHexadecimal = int.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value);
            number = value;
            return isHexadecimal;
        }

        return text.StartsWith("0o", StringComparison.Ordinal) ? TryParseOctal(text[2..], out number) : TryParseDecimal(text, out number);
    }

    /// <summary>The value that a text stands for where a number is needed: 0 for an empty one, not a number where it is none.</summary>
    public static double Coerce(string text) => text.AsSpan().Trim() is { IsEmpty: false } trimmed ? TryParse(trimmed, out var number) ? number : double.NaN : 0;

    /// <summary>The text that a number becomes, with 15 significant digits.</summary>
    public static string Format(double number) => number == 0 ? "0" : number.ToString("G15", CultureInfo.InvariantCulture);

    private static bool TryParseDecimal(ReadOnlySpan<char> text, out double number)
    {
        if (text is "Infinity" or "+Infinity" or "-Infinity")
        {
            number = text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        number = double.NaN;
        return text.ContainsAnyInRange('0', '9') && double.TryParse(text, Styles, CultureInfo.InvariantCulture, out number);
    }

    private static bool TryParseOctal(ReadOnlySpan<char> digits, out double number)
    {
        number = double.NaN;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '7'))
        {
            return false;
        }

        var value = 0L;
        foreach (var digit in digits)
        {
            value = (value * 8) + digit - '0';
            if (value > uint.MaxValue)
            {
                return false;
            }
        }

        number = unchecked((int)value);
        return true;
    }
}
