using System.Text;
using A11.Core.Characters;

namespace A11.Core.Tests.Characters;

/// <summary>Which characters hide, or hide others, and which shape what they stand behind (Unicode Standard, UAX 9, UTS 51).</summary>
[TestClass]
public sealed class CharacterKindsTests
{
    [TestMethod]
    [DataRow(0x09, "Visible")]
    [DataRow(0x0C, "Visible")]
    [DataRow(0x20, "Visible")]
    [DataRow(0x7E, "Visible")]
    [DataRow(0x1F, "Invisible")]
    [DataRow(0x7F, "Invisible")]
    [DataRow(0x85, "LineBreak")]
    [DataRow(0xA0, "Space")]
    [DataRow(0xAD, "Invisible")]
    [DataRow(0x34F, "Invisible")]
    [DataRow(0x600, "Visible")]
    [DataRow(0x605, "Visible")]
    [DataRow(0x61C, "DirectionMark")]
    [DataRow(0x6DD, "Visible")]
    [DataRow(0x70F, "Visible")]
    [DataRow(0x890, "Visible")]
    [DataRow(0x891, "Visible")]
    [DataRow(0x8E2, "Visible")]
    [DataRow(0x110BD, "Visible")]
    [DataRow(0x110CD, "Visible")]
    [DataRow(0x115F, "Invisible")]
    [DataRow(0x1160, "Invisible")]
    [DataRow(0x17B4, "Invisible")]
    [DataRow(0x17B5, "Invisible")]
    [DataRow(0x180B, "Invisible")]
    [DataRow(0x180F, "Invisible")]
    [DataRow(0x200B, "Invisible")]
    [DataRow(0x200E, "DirectionMark")]
    [DataRow(0x200F, "DirectionMark")]
    [DataRow(0x2028, "LineBreak")]
    [DataRow(0x2029, "LineBreak")]
    [DataRow(0x202A, "Direction")]
    [DataRow(0x202E, "Direction")]
    [DataRow(0x202F, "Space")]
    [DataRow(0x2060, "Invisible")]
    [DataRow(0x2065, "Invisible")]
    [DataRow(0x2066, "Direction")]
    [DataRow(0x2069, "Direction")]
    [DataRow(0x2800, "Invisible")]
    [DataRow(0x3000, "Space")]
    [DataRow(0x3164, "Invisible")]
    [DataRow(0xE000, "PrivateUse")]
    [DataRow(0xFE00, "Invisible")]
    [DataRow(0xFE0F, "Invisible")]
    [DataRow(0xFEFF, "Invisible")]
    [DataRow(0xFFA0, "Invisible")]
    [DataRow(0xE0000, "Tag")]
    [DataRow(0xE007F, "Tag")]
    [DataRow(0xE0100, "Invisible")]
    [DataRow(0xE01EF, "Invisible")]
    [DataRow(0xE01F0, "Invisible")]
    [DataRow(0x41, "Visible")]
    [DataRow(0xE9, "Visible")]
    [DataRow(0x1F600, "Visible")]
    public void A_character_alone_is_of_a_kind(int character, string expected) => Assert.AreEqual(expected, Classify("", character));

    [TestMethod]
    [DataRow("\U0001F468", 0x200D, true, DisplayName = "an emoji")]
    [DataRow("\u2764\uFE0F", 0x200D, true, DisplayName = "an emoji's variation selector")]
    [DataRow("\u0645", 0x200D, true, DisplayName = "an Arabic letter")]
    [DataRow("\u0A4D", 0x200D, true)]
    [DataRow("\u0661", 0x200D, false, DisplayName = "an Arabic digit")]
    [DataRow("a", 0x200D, false)]
    [DataRow("#", 0x200D, false)]
    [DataRow("\u4E2D", 0x200D, false)]
    [DataRow("\u0645", 0x200C, true)]
    [DataRow("\U0001F468", 0x200C, false)]
    [DataRow("\u0645", 0x200B, false)]
    [DataRow("\u2764", 0xFE0F, true)]
    [DataRow("\u2764", 0xFE0E, true)]
    [DataRow("\u2139", 0xFE0F, true)]
    [DataRow("#", 0xFE0F, true)]
    [DataRow("*", 0xFE0F, true)]
    [DataRow("0", 0xFE0F, true)]
    [DataRow("9", 0xFE0F, true)]
    [DataRow("a", 0xFE0F, false)]
    [DataRow("-", 0xFE0F, false)]
    [DataRow("\u203C", 0xFE0F, true, DisplayName = "punctuation that is an emoji")]
    [DataRow("\u2194", 0xFE0F, true)]
    [DataRow("\u4E2D", 0xFE0F, false)]
    [DataRow("\u4E2D", 0xFE00, true, DisplayName = "an ideograph's variant")]
    [DataRow("\u2229", 0xFE00, true, DisplayName = "a sign's variant")]
    [DataRow("a", 0xFE00, false)]
    [DataRow("\u4E2D", 0xE0100, true)]
    [DataRow("\uF900", 0xE01EF, true)]
    [DataRow("\U00020000", 0xE0100, true)]
    [DataRow("a", 0xE0100, false)]
    [DataRow("\u4E2D", 0xFE03, false)]
    [DataRow("\u1820", 0x180B, true, DisplayName = "a Mongolian letter's variant")]
    [DataRow("\u18AA", 0x180F, true)]
    [DataRow("\u181F", 0x180B, false)]
    [DataRow("\u18AB", 0x180B, false)]
    [DataRow("\u0301", 0x34F, true, DisplayName = "marks that are kept apart")]
    [DataRow("a", 0x34F, false)]
    [DataRow("\u2764", 0x2060, false)]
    public void What_shapes_the_character_before_it_is_seen(string before, int character, bool isSeen) => Assert.AreEqual(isSeen ? "Visible" : "Invisible", Classify(before, character));

    [TestMethod]
    [DataRow("gbeng", true)]
    [DataRow("gbsct", true)]
    [DataRow("gbwls", true)]
    [DataRow("gbxxx", false)]
    [DataRow("gben", false)]
    [DataRow("gbengx", false)]
    [DataRow("", false)]
    public void Tags_are_seen_in_a_flag(string letters, bool isSeen)
    {
        var tags = string.Concat(letters.Select(static letter => char.ConvertFromUtf32(0xE0000 + letter))) + char.ConvertFromUtf32(0xE007F);
        foreach (var (text, expected) in ((string, bool)[])[("\U0001F3F4" + tags, isSeen), ("x\U0001F3F4" + tags + "y", isSeen), ("\U0001F3F3" + tags, false), ("xx" + tags, false), (tags, false)])
        {
            foreach (var at in Enumerable.Range(0, text.Length).Where(at => Rune.TryGetRuneAt(text, at, out var rune) && rune.Value >= 0xE0000))
            {
                Assert.AreEqual(expected ? CharacterKind.Visible : CharacterKind.Tag, CharacterKinds.Classify(text, at, Rune.GetRuneAt(text, at)), $"{text} at {at}");
            }
        }
    }

    [TestMethod]
    [DataRow(0xA0, "U+00A0 (no-break space)")]
    [DataRow(0xAD, "U+00AD (soft hyphen)")]
    [DataRow(0x61C, "U+061C (direction mark)")]
    [DataRow(0x200F, "U+200F (direction mark)")]
    [DataRow(0x200B, "U+200B (zero-width space)")]
    [DataRow(0x200C, "U+200C (zero-width joiner)")]
    [DataRow(0x200D, "U+200D (zero-width joiner)")]
    [DataRow(0x85, "U+0085 (line separator)")]
    [DataRow(0x2028, "U+2028 (line separator)")]
    [DataRow(0x202E, "U+202E (bidirectional control)")]
    [DataRow(0x2066, "U+2066 (bidirectional control)")]
    [DataRow(0x2060, "U+2060 (word joiner)")]
    [DataRow(0xFEFF, "U+FEFF (byte order mark)")]
    [DataRow(0xE0041, "U+E0041 (tag character)")]
    [DataRow(0x430, "U+0430")]
    public void A_character_is_named(int character, string expected) => Assert.AreEqual(expected, CharacterKinds.Describe(new Rune(character)));

    [TestMethod]
    [DataRow(0x61, 'a')]
    [DataRow(0x430, 'a')]
    [DataRow(0x391, 'A')]
    [DataRow(0x585, 'o')]
    [DataRow(0xFF41, 'a')]
    [DataRow(0xFF21, 'A')]
    [DataRow(0xFF11, '1')]
    [DataRow(0x1D41A, 'a')]
    [DataRow(0x1D400, 'A')]
    [DataRow(0x1D7D9, '1')]
    [DataRow(0x2160, 'I')]
    [DataRow(0x2170, 'i')]
    [DataRow(0x212A, 'K')]
    [DataRow(0x2113, 'l')]
    [DataRow(0x210E, 'h')]
    [DataRow(0x444, null, DisplayName = "it looks like none")]
    [DataRow(0xFF1A, null, DisplayName = "a sign")]
    [DataRow(0x2161, null, DisplayName = "several letters")]
    [DataRow(0xB2, null, DisplayName = "a digit that is raised")]
    public void A_letter_looks_like_another(int character, char? expected) => Assert.AreEqual(expected, Confusables.Skeleton(new Rune(character)));

    private static string Classify(string before, int character)
    {
        var rune = new Rune(character);
        return CharacterKinds.Classify(before + rune + "x", before.Length, rune).ToString();
    }
}
