using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace A11.Core.Boundaries;

/// <summary>
/// Brings names to the form in which they are compared: what Unicode calls NFKC_Casefold (Unicode Standard, 3.13, definition R5), but decomposed, which
/// makes the same names equal. The runtime's own normalization does nothing where it runs without ICU, as our native program does, so that the table
/// is our own; names in ASCII never ask for it.
/// </summary>
internal static class NameFolding
{
    private const int HangulStart = 0xAC00;
    private const int HangulEnd = 0xD7A3;

    private static readonly Lazy<FrozenDictionary<int, string>> Table = new(ReadTable);

    /// <summary>The form of a name; unpaired surrogates stay as they are.</summary>
    public static string Fold(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name.ToLowerInvariant();
        }

        var result = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (!Rune.TryGetRuneAt(name, i, out var rune))
            {
                _ = result.Append(name[i]);
                continue;
            }

            i += rune.Utf16SequenceLength - 1;
            Append(rune, result);
        }

        return OrderMarks(result.ToString());
    }

    private static void Append(Rune rune, StringBuilder result)
    {
        if (IsIgnorable(rune.Value))
        {
            return;
        }

        if (rune.Value is >= HangulStart and <= HangulEnd)
        {
            AppendHangul(rune.Value - HangulStart, result);
        }
        else if (rune.IsAscii)
        {
            _ = result.Append(char.ToLowerInvariant((char)rune.Value));
        }
        else
        {
            _ = Table.Value.TryGetValue(rune.Value, out var folded) ? result.Append(folded) : result.Append(rune.ToString());
        }
    }

    /// <summary>Syllables are made of their parts by arithmetic (Unicode Standard, 3.12).</summary>
    private static void AppendHangul(int index, StringBuilder result)
    {
        _ = result.Append((char)(0x1100 + (index / 588))).Append((char)(0x1161 + (index % 588 / 28)));
        if (index % 28 > 0)
        {
            _ = result.Append((char)(0x11A7 + (index % 28)));
        }
    }

    /// <summary>Marks on one letter count in any order: sorted, equivalent sequences are equal.</summary>
    private static string OrderMarks(string text)
    {
        var characters = text.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            var start = i;
            while (i < characters.Length && CharUnicodeInfo.GetUnicodeCategory(characters[i]) == UnicodeCategory.NonSpacingMark)
            {
                i++;
            }

            Array.Sort(characters, start, i - start);
        }

        return new string(characters);
    }

    /// <summary>Default-ignorable code points (DerivedCoreProperties.txt): they show nothing, and some file systems drop them.</summary>
    private static bool IsIgnorable(int value) => value is 0xAD or 0x34F or 0x61C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFEFF or 0xFFA0
        or (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or (>= 0xFE00 and <= 0xFE0F)
        or (>= 0xFFF0 and <= 0xFFF8) or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF);

    private static FrozenDictionary<int, string> ReadTable()
    {
        using var stream = typeof(NameFolding).Assembly.GetManifestResourceStream("boundaries/folding.txt")!;
        using var reader = new StreamReader(stream);
        var table = new Dictionary<int, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var numbers = line.Split(' ');
            table.Add(Parse(numbers[0]), string.Concat(numbers.Skip(1).Select(number => char.ConvertFromUtf32(Parse(number)))));
        }

        return table.ToFrozenDictionary();
    }

    private static int Parse(string number) => int.Parse(number, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
