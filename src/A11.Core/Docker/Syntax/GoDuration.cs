using System.Buffers;
using System.Globalization;

namespace A11.Core.Docker.Syntax;

/// <summary>Durations as Go reads them (time.ParseDuration): numbers, each with its unit, one behind the other.</summary>
internal static class GoDuration
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    private const double Millisecond = 1e-3;

    /// <summary>Whether HEALTHCHECK takes the duration: nothing, or at least a millisecond.</summary>
    public static bool IsAccepted(string text) => TryRead(text, out var seconds) && (seconds == 0 || seconds >= Millisecond);

    private static bool TryRead(ReadOnlySpan<char> text, out double seconds)
    {
        seconds = 0;
        var isNegative = text.StartsWith("-");
        text = text.TrimStart("+-") is var unsigned && text.Length - unsigned.Length <= 1 ? unsigned : [];
        if (text is "0")
        {
            return true;
        }

        if (text.IsEmpty)
        {
            return false;
        }

        while (!text.IsEmpty)
        {
            var length = text.IndexOfAnyExcept(NumberCharacters);
            if (length <= 0 || !double.TryParse(text[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            text = text[length..];
            var unit = text.IndexOfAny(NumberCharacters);
            unit = unit < 0 ? text.Length : unit;
            if (Unit(text[..unit]) is not { } factor)
            {
                return false;
            }

            seconds += number * factor;
            text = text[unit..];
        }

        seconds = isNegative ? -seconds : seconds;
        return true;
    }

    private static double? Unit(ReadOnlySpan<char> unit) => unit switch
    {
        "ns" => 1e-9,
        "us" or "µs" or "μs" => 1e-6,
        "ms" => 1e-3,
        "s" => 1,
        "m" => 60,
        "h" => 3600,
        _ => null,
    };
}
