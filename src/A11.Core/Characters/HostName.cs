using System.Globalization;
using System.Text;

namespace A11.Core.Characters;

/// <summary>Where the host of a URL ends, in text that may go on behind it without a space.</summary>
internal static class HostName
{
    /// <summary>Characters that end no host but look like those that do, or like dots.</summary>
    private const string Lookalikes = "\u2044\u2215\u29F8\u2024\uFF0E\uFF0F";

    /// <summary>The length of the host that a text begins with.</summary>
    public static int LengthIn(ReadOnlySpan<char> text)
    {
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsPart(rune))
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        var host = text[..length].TrimEnd(".-" + Lookalikes);
        return FindText(host) is var end and >= 0 ? end : host.Length;
    }

    private static bool IsPart(Rune rune) =>
        rune.Value is '.' or '-' or '_' || (rune.IsBmp && Lookalikes.Contains((char)rune.Value, StringComparison.Ordinal))
        || Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse;

    /// <summary>
    /// Where text without spaces goes on directly behind a host of ASCII: a letter that looks like none, of a script without capitals or in the last run. -1
    /// where the text is the host alone.
    /// </summary>
    private static int FindText(ReadOnlySpan<char> host)
    {
        var at = host.IndexOfAnyExceptInRange('\0', '\u007F');
        if (at <= 0 || !char.IsAsciiLetterOrDigit(host[at - 1]) || !host[..at].Contains('.') || Rune.DecodeFromUtf16(host[at..], out var rune, out _) != System.Buffers.OperationStatus.Done)
        {
            return -1;
        }

        var isLast = host[at..].IndexOfAnyInRange('\0', '\u007F') < 0;
        return Confusables.Skeleton(rune) is null && Rune.IsLetter(rune) && (isLast || Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherLetter) ? at : -1;
    }
}
