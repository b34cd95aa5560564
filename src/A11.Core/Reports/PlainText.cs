using System.Globalization;
using System.Text;

namespace A11.Core.Reports;

/// <summary>
/// Makes text from files safe to show: a file must not move the cursor, recolour the terminal, break a report's lines or turn
/// the reading direction of what stands beside it.
/// </summary>
internal static class PlainText
{
    /// <summary>What stands for a character that is not shown.</summary>
    public const char Placeholder = '\uFFFD';

    /// <summary>The text on one line: line breaks and tabs become spaces, what can't be shown a placeholder.</summary>
    public static string OneLine(string text)
    {
        if (!NeedsWork(text))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value is '\n' or '\r' or '\t' ? result.Append(' ') : IsShown(rune) ? result.Append(rune.ToString()) : result.Append(Placeholder);
        }

        return result.ToString();
    }

    /// <summary>Whether a terminal shows the character, or joins it to the one before, and does nothing else.</summary>
    public static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned => false,
        // Of the invisible ones only those stay that shape emoji and letters: joiners.
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
        _ => true,
    };

    /// <summary>The number of columns that the character takes up in a terminal (Unicode Standard Annex 11, broadly).</summary>
    public static int WidthOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => IsWide(rune.Value) ? 2 : 1,
    };

    private static bool IsWide(int value) => value is >= 0x1100 and (
        <= 0x115F
        or (>= 0x2E80 and <= 0xA4CF)
        or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE6F)
        or (>= 0xFF00 and <= 0xFF60)
        or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x1F300 and <= 0x1FAFF)
        or (>= 0x20000 and <= 0x3FFFD));

    private static bool NeedsWork(string text)
    {
        foreach (var character in text)
        {
            if (character is < ' ' or > '~')
            {
                return true;
            }
        }

        return false;
    }
}
