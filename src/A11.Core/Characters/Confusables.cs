using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using A11.Core.Boundaries;

namespace A11.Core.Characters;

/// <summary>Letters that look like ASCII ones (Unicode Technical Standard 39, confusables; those that common fonts draw alike).</summary>
internal static class Confusables
{
    /// <summary>Pairs: the letter, and the one that it looks like.</summary>
    private const string Pairs =
        // Cyrillic
        "аaсcԁdеeһhіiјjӏlоoрpԛqѕsѵvԝwхxуyүyкkАAВBСCЕEНHІIЈJӀIКKМMОOРPЅSТTХXУYҮYԌGԚQԜWѴVҺHґrгrпn"
        // Greek
        + "αaοoνvρpυuιiκkγyχxηnωwΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXϹCϲcϳjϜF"
        // Armenian
        + "օoսuհhոnցgզqյjՍUՕOԼLՏS"
        // Cherokee, Lisu and Coptic
        + "ᎪAᎫJᎬEᏔWᎷMᎻHᏀGᏃZᏚSᏞLᏟCᏢPᏦKᏴBᎠDᎡRᎢTᏙVᏒR"
        + "ꓐBꓑPꓓDꓔTꓖGꓗKꓙJꓚCꓜZꓝFꓟMꓠNꓡLꓢSꓣRꓦVꓧHꓪWꓫXꓬYꓮAꓰEꓲIꓳOꓴU"
        + "ⲟoⲣpⲥcⲭxⲞOⲢPⲤCⲎHⲒIⲔKⲘMⲚNⲦTⲨYⲬX"
        // Latin beyond ASCII that is no letter with an accent
        + "ɑaɡgɩiɪiᴄcᴏoᴠvᴡwᴢzꜱsʏyᴀaᴅdᴇeᴊjᴋkᴍmᴘpᴛtᴜuʜhʟlɴnʀrʙbɢgꮃw";

    private static readonly FrozenDictionary<int, char> Table = ReadPairs();

    /// <summary>The ASCII character that a letter or digit looks like; itself where it is one; null where it looks like none.</summary>
    public static char? Skeleton(Rune rune)
    {
        if (rune.IsAscii)
        {
            return (char)rune.Value;
        }

        return Table.TryGetValue(rune.Value, out var ascii) ? ascii : IsStyledAscii(rune.Value) ? Normalize(rune) : null;
    }

    /// <summary>Full-width letters, mathematical ones, and Roman numerals, whose compatible form is ASCII.</summary>
    private static bool IsStyledAscii(int value) =>
        value is (>= 0xFF10 and <= 0xFF5A) or (>= 0x1D400 and <= 0x1D7FF) or (>= 0x2160 and <= 0x217F) or 0x212A or 0x2113 or 0x210E;

    /// <summary>The letter or digit that a styled one is. Names are folded by a table of our own, as the runtime normalizes nothing without ICU.</summary>
    private static char? Normalize(Rune rune)
    {
        if (PathName.Fold(rune.ToString()) is not [var ascii] || !char.IsAsciiLetterOrDigit(ascii))
        {
            return null;
        }

        var isCapital = Rune.GetUnicodeCategory(rune) == UnicodeCategory.UppercaseLetter || rune.Value is >= 0x2160 and <= 0x216F;
        return isCapital ? char.ToUpperInvariant(ascii) : ascii;
    }

    private static FrozenDictionary<int, char> ReadPairs()
    {
        var pairs = new Dictionary<int, char>();
        var runes = Pairs.EnumerateRunes().ToArray();
        for (var i = 0; i + 1 < runes.Length; i += 2)
        {
            if (runes[i + 1].IsAscii)
            {
                pairs[runes[i].Value] = (char)runes[i + 1].Value;
            }
        }

        return pairs.ToFrozenDictionary();
    }
}
