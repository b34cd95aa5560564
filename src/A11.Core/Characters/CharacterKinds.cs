using System.Globalization;
using System.Text;

namespace A11.Core.Characters;

/// <summary>Tells characters that hide, or hide others, from those that are seen (Unicode Standard, UAX 9, UTS 51 for emoji).</summary>
internal static class CharacterKinds
{
    private const int BlackFlag = 0x1F3F4;
    private const int CancelTag = 0xE007F;

    /// <summary>The flags that are written by tags (UTS 51, RGI emoji tag sequences): England, Scotland, Wales.</summary>
    private static readonly string[] TaggedFlags = ["gbeng", "gbsct", "gbwls"];

    /// <summary>The kind of the character at an offset; what shapes the emoji or letters around it is seen.</summary>
    public static CharacterKind Classify(string text, int offset, Rune rune)
    {
        var kind = Classify(rune);
        return kind switch
        {
            CharacterKind.Invisible when Shapes(text, offset, rune) => CharacterKind.Visible,
            CharacterKind.Tag when IsInFlag(text, offset) => CharacterKind.Visible,
            _ => kind,
        };
    }

    /// <summary>How a finding names the character.</summary>
    public static string Describe(Rune rune)
    {
        var name = rune.Value switch
        {
            0x00A0 => " (no-break space)",
            0x00AD => " (soft hyphen)",
            0x061C or 0x200E or 0x200F => " (direction mark)",
            0x200B => " (zero-width space)",
            0x200C or 0x200D => " (zero-width joiner)",
            0x2028 or 0x2029 or 0x0085 => " (line separator)",
            >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 => " (bidirectional control)",
            0x2060 => " (word joiner)",
            0xFEFF => " (byte order mark)",
            >= 0xE0000 and <= 0xE007F => " (tag character)",
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}{name}");
    }

    private static CharacterKind Classify(Rune rune) => rune.Value switch
    {
        '\t' or '\n' or '\r' or '\f' or (>= ' ' and <= '~') => CharacterKind.Visible,
        >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 => CharacterKind.Direction,
        0x061C or 0x200E or 0x200F => CharacterKind.DirectionMark,
        >= 0xE0000 and <= 0xE007F => CharacterKind.Tag,
        0x0085 or 0x2028 or 0x2029 => CharacterKind.LineBreak,
        // Letters and marks that are drawn as nothing: grapheme joiner, fillers, variation selectors, Khmer inherent vowels, blank Braille.
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => CharacterKind.Invisible,
        // Format characters that are drawn: signs of Arabic, Syriac and Kaithi.
        (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD => CharacterKind.Visible,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned => CharacterKind.Invisible,
            UnicodeCategory.SpaceSeparator => CharacterKind.Space,
            UnicodeCategory.PrivateUse => CharacterKind.PrivateUse,
            _ => CharacterKind.Visible,
        },
    };

    /// <summary>Whether a joiner or a variation selector does its work on the character before it.</summary>
    private static bool Shapes(string text, int offset, Rune rune)
    {
        if (offset == 0 || Rune.DecodeLastFromUtf16(text.AsSpan(0, offset), out var before, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        return rune.Value switch
        {
            0x200D => IsEmojiPart(before) || IsJoiningLetter(before),
            0x200C => IsJoiningLetter(before),
            0xFE0E or 0xFE0F => IsSymbol(before) || before.Value is 0x2139 or '#' or '*' or (>= '0' and <= '9'),
            (>= 0xFE00 and <= 0xFE02) or (>= 0xE0100 and <= 0xE01EF) => IsIdeograph(before) || IsSymbol(before),
            >= 0x180B and <= 0x180F => before.Value is >= 0x1820 and <= 0x18AA,
            0x034F => Rune.GetUnicodeCategory(before) == UnicodeCategory.NonSpacingMark,
            _ => false,
        };
    }

    private static bool IsEmojiPart(Rune rune) => IsSymbol(rune) || rune.Value is 0xFE0F;

    private static bool IsSymbol(Rune rune) =>
        rune.Value > 0x7F && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol
            or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherPunctuation or UnicodeCategory.DashPunctuation;

    /// <summary>Letters of scripts in which joiners decide how letters are drawn: Arabic, Syriac, those of South and Southeast Asia, Mongolian.</summary>
    private static bool IsJoiningLetter(Rune rune) =>
        rune.Value is (>= 0x0600 and <= 0x0DFF) or (>= 0x0E00 and <= 0x109F) or (>= 0x1780 and <= 0x18AF) or (>= 0x1900 and <= 0x1CFF) or (>= 0xA800 and <= 0xABFF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x11000 and <= 0x11FFF)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ModifierLetter;

    private static bool IsIdeograph(Rune rune) => rune.Value is (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    private static bool IsInFlag(string text, int offset)
    {
        const int PairLength = 2;
        var start = offset;
        while (start >= PairLength && char.IsLowSurrogate(text[start - 1]) && char.ConvertToUtf32(text[start - PairLength], text[start - 1]) is >= 0xE0000 and < CancelTag && offset - start < 12)
        {
            start -= PairLength;
        }

        if (start < PairLength || !char.IsSurrogatePair(text[start - PairLength], text[start - 1]) || char.ConvertToUtf32(text[start - PairLength], text[start - 1]) != BlackFlag)
        {
            return false;
        }

        return TaggedFlags.Any(flag => string.CompareOrdinal(text, start, Tagged(flag), 0, (flag.Length + 1) * PairLength) == 0);
    }

    private static string Tagged(string letters) =>
        string.Concat(letters.Select(letter => char.ConvertFromUtf32(0xE0000 + letter))) + char.ConvertFromUtf32(CancelTag);
}
