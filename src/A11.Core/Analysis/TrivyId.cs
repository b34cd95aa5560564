using System.Globalization;

namespace A11.Core.Analysis;

/// <summary>IDs of Trivy's checks, and the days until which findings are accepted (Trivy documentation, “Filtering”).</summary>
internal static class TrivyId
{
    private const string Prefix = "AVD-";

    private const string Expiry = "exp:";

    /// <summary>An ID as Trivy writes it today: <c>AVD-DS-0002</c> and <c>DS002</c> are <c>DS-0002</c>.</summary>
    public static string Normalize(ReadOnlySpan<char> written)
    {
        var name = written.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? written[Prefix.Length..] : written;
        var letters = name.IndexOfAnyInRange('0', '9');
        var isOld = letters > 0 && name.Length - letters == 3 && !name.Contains('-') && name[letters..].IndexOfAnyExceptInRange('0', '9') < 0;
        return isOld ? $"{name[..letters]}-0{name[letters..]}" : name.ToString();
    }

    /// <summary>The day in <c>exp:2030-01-01</c>, whose beginning ends an acceptance; null for another word, or another form of a day.</summary>
    public static DateOnly? ReadExpiry(ReadOnlySpan<char> word) => word.StartsWith(Expiry, StringComparison.Ordinal) && TryReadDay(word[Expiry.Length..], out var day) ? day : null;

    /// <summary>Whether a word is meant as the end of an acceptance.</summary>
    public static bool IsExpiry(ReadOnlySpan<char> word) => word.StartsWith(Expiry, StringComparison.Ordinal);

    /// <summary>Reads a day, which a time may follow.</summary>
    public static bool TryReadDay(ReadOnlySpan<char> text, out DateOnly day) => DateOnly.TryParseExact(text.Length > 10 && text[10] is 'T' or 't' or ' ' ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
