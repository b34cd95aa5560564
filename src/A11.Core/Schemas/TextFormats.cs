namespace A11.Core.Schemas;

/// <summary>Whether texts have a format.</summary>
internal static class TextFormats
{
    public static bool IsValid(string text, TextFormat format) => format switch
    {
        TextFormat.TimeZone => SchemaTables.TimeZones.Contains(text),
        TextFormat.Time => text is [>= '0' and <= '2', >= '0' and <= '9', ':', >= '0' and <= '5', >= '0' and <= '9'] && (text[0] < '2' || text[1] <= '3'),
        TextFormat.Quantity => IsQuantity(text),
        _ => true,
    };

    /// <summary>What a text of the format looks like.</summary>
    public static string Explain(TextFormat format) => format switch
    {
        TextFormat.Quantity => "Use a number with a suffix such as m, Ki, Mi, Gi or M.",
        TextFormat.TimeZone => "Use a name of the IANA time zone database, such as Europe/Berlin.",
        _ => "Use hours and minutes in quotes, such as \"05:30\".",
    };

    /// <summary>A number with a sign, a fraction, and a suffix or an exponent of ten (Kubernetes API reference, “Quantity”).</summary>
    private static bool IsQuantity(ReadOnlySpan<char> text)
    {
        var number = text is ['+' or '-', .. var unsigned] ? unsigned : text;
        var end = number.IndexOfAnyExcept("0123456789.");
        var digits = end < 0 ? number : number[..end];
        var suffix = end < 0 ? "" : number[end..];
        if (digits.IsEmpty || digits is "." || digits.Count('.') > 1)
        {
            return false;
        }

        return suffix is "" or "n" or "u" or "m" or "k" or "M" or "G" or "T" or "P" or "E" or "Ki" or "Mi" or "Gi" or "Ti" or "Pi" or "Ei"
            || (suffix is ['e' or 'E', .. var exponent] && int.TryParse(exponent, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out _));
    }
}
