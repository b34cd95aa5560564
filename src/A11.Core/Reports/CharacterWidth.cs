using System.Globalization;
using System.Text;

namespace A11.Core.Reports;

/// <summary>How wide characters are in a terminal.</summary>
internal static class CharacterWidth
{
    /// <summary>The number of columns that the character takes up in a terminal (Unicode Standard Annex 11, broadly).</summary>
    public static int Measure(Rune rune) => Rune.GetUnicodeCategory(rune) switch
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
}
