using System.Buffers;
using System.Collections.Immutable;

namespace A11.Core.Schemas;

/// <summary>Whether texts have a format.</summary>
internal static class TextFormats
{
    private const string Every = "every_";

    private static readonly ImmutableArray<string> PullPolicies = ["always", "never", "build", "missing", "if_not_present", "refresh", "daily", "weekly"];

    private static readonly SearchValues<char> ComposeNameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    public static bool IsValid(string text, TextFormat format) => format switch
    {
        TextFormat.TimeZone => SchemaTables.TimeZones.Contains(text),
        TextFormat.Time => text is [>= '0' and <= '2', >= '0' and <= '9', ':', >= '0' and <= '5', >= '0' and <= '9'] && (text[0] < '2' || text[1] <= '3'),
        TextFormat.ComposeName => !text.AsSpan().ContainsAnyExcept(ComposeNameCharacters),
        TextFormat.PullPolicy => PullPolicies.Contains(text) || (text.StartsWith(Every, StringComparison.Ordinal) && IsInterval(text.AsSpan(Every.Length))),
        TextFormat.Quantity => IsQuantity(text),
        _ => true,
    };

    /// <summary>Numbers with a unit each: <c>1w2d</c>.</summary>
    private static bool IsInterval(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyExceptInRange('0', '9') is > 0 and var unit && text[unit] is 'w' or 'd' or 'h' or 'm' or 's')
        {
            text = text[(unit + 1)..];
            if (text.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a text of the format looks like.</summary>
    public static string Explain(TextFormat format) => format switch
    {
        TextFormat.ComposeName => "Use letters, digits, dots, dashes and underscores.",
        TextFormat.PullPolicy => $"Use {WordList.Join(PullPolicies, "or")}, or an interval such as every_12h.",
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
