using System.Globalization;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Schemas;

/// <summary>Scalars as the core schema types them (YAML 1.2.2, chapter 10.3.2), which GitHub reads its files by.</summary>
internal static class CoreScalars
{
    private const string TextTag = "tag:yaml.org,2002:str";

    public static ScalarType TypeOf(YamlScalar scalar)
    {
        if (scalar.IsText || scalar.Tag is TextTag or "!")
        {
            return ScalarType.Text;
        }

        return scalar.IsNull ? ScalarType.Null
            : scalar.AsBoolean is not null ? ScalarType.Boolean
            : IsInteger(scalar.Value) ? ScalarType.Integer
            : IsNumber(scalar.Value) ? ScalarType.Number
            : ScalarType.Text;
    }

    /// <summary>The number that a scalar is; null where it is none, or one that is not written in decimals.</summary>
    public static double? NumberOf(YamlScalar scalar) =>
        TypeOf(scalar) is ScalarType.Integer or ScalarType.Number && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsInteger(ReadOnlySpan<char> value) => value switch
    {
        ['0', 'o', .. var octal] => octal.Length > 0 && !octal.ContainsAnyExceptInRange('0', '7'),
        ['0', 'x', .. var hexadecimal] => hexadecimal.Length > 0 && !hexadecimal.ContainsAnyExcept(HexadecimalDigits),
        _ => IsDigits(WithoutSign(value)),
    };

    private static bool IsNumber(ReadOnlySpan<char> value)
    {
        if (value is ".nan" or ".NaN" or ".NAN")
        {
            return true;
        }

        var number = WithoutSign(value);
        if (number is ".inf" or ".Inf" or ".INF")
        {
            return true;
        }

        var exponent = number.IndexOfAny('e', 'E');
        return IsDecimal(exponent < 0 ? number : number[..exponent]) && (exponent < 0 || IsDigits(WithoutSign(number[(exponent + 1)..])));
    }

    private static bool IsDecimal(ReadOnlySpan<char> value)
    {
        var point = value.IndexOf('.');
        return point < 0 ? IsDigits(value)
            : point == 0 ? IsDigits(value[1..])
            : IsDigits(value[..point]) && (point + 1 == value.Length || IsDigits(value[(point + 1)..]));
    }

    private static ReadOnlySpan<char> WithoutSign(ReadOnlySpan<char> value) => value is ['+' or '-', .. var rest] ? rest : value;

    private static bool IsDigits(ReadOnlySpan<char> value) => value.Length > 0 && !value.ContainsAnyExceptInRange('0', '9');

    private const string HexadecimalDigits = "0123456789abcdefABCDEF";
}
