using A11.Core.Boundaries;

namespace A11.Core.Tests.Boundaries;

/// <summary>Names that some file system or reader takes for each other have one folded form (Unicode Standard, 3.13: NFKC_Casefold).</summary>
[TestClass]
public sealed class NameFoldingTests
{
    [TestMethod]
    [DataRow("é", "e\u0301")]
    [DataRow("É", "e\u0301")]
    [DataRow("ﬁle", "FILE")]
    [DataRow("\u212A", "k", DisplayName = "the sign of Kelvin")]
    [DataRow("ſ", "S")]
    [DataRow("ß", "SS")]
    [DataRow("①", "1")]
    [DataRow("Σς", "σσ")]
    [DataRow("Ǆ", "dž")]
    [DataRow("𝐬𝐫𝐜", "src")]
    [DataRow("𐐀", "𐐨", DisplayName = "case beyond the first plane")]
    [DataRow("a\u0323\u0307", "a\u0307\u0323", DisplayName = "marks in another order")]
    [DataRow("a\u0323\u0307b", "a\u0307\u0323b")]
    [DataRow("ộ", "o\u0302\u0323")]
    public void Names_that_look_the_same_are_the_same(string one, string other) => Assert.AreEqual(NameFolding.Fold(one), NameFolding.Fold(other));

    [TestMethod]
    [DataRow("a", "b")]
    [DataRow("é", "e")]
    [DataRow("é", "è")]
    [DataRow("a\u0301b\u0302", "a\u0302b\u0301", DisplayName = "marks on other letters")]
    [DataRow("ı", "i")]
    [DataRow("а", "a", DisplayName = "a letter of another script")]
    [DataRow("가", "각")]
    public void Others_are_not(string one, string other) => Assert.AreNotEqual(NameFolding.Fold(one), NameFolding.Fold(other));

    [TestMethod]
    [DataRow("가", "\u1100\u1161", DisplayName = "the first")]
    [DataRow("각", "\u1100\u1161\u11A8")]
    [DataRow("한글", "\u1112\u1161\u11AB\u1100\u1173\u11AF")]
    [DataRow("힣", "\u1112\u1175\u11C2", DisplayName = "the last")]
    public void A_syllable_is_its_parts(string syllable, string parts) => Assert.AreEqual(parts, NameFolding.Fold(syllable));

    [TestMethod]
    [DataRow("ABC.md", "abc.md")]
    [DataRow("Größe", "gro\u0308sse")]
    [DataRow("日本", "日本")]
    [DataRow("\uabbf", "\u13ef")]
    public void A_name_is_brought_to_one_form(string name, string folded) => Assert.AreEqual(folded, NameFolding.Fold(name));

    [TestMethod]
    public void Half_of_a_surrogate_pair_stays() => Assert.AreEqual("e\u0301\ud800b", NameFolding.Fold("É\ud800B"));

    /// <summary>Default_Ignorable_Code_Point of DerivedCoreProperties.txt.</summary>
    [TestMethod]
    [DataRow(0xAD, 0xAD)]
    [DataRow(0x34F, 0x34F)]
    [DataRow(0x61C, 0x61C)]
    [DataRow(0x115F, 0x1160)]
    [DataRow(0x17B4, 0x17B5)]
    [DataRow(0x180B, 0x180F)]
    [DataRow(0x200B, 0x200F)]
    [DataRow(0x202A, 0x202E)]
    [DataRow(0x2060, 0x206F)]
    [DataRow(0x3164, 0x3164)]
    [DataRow(0xFE00, 0xFE0F)]
    [DataRow(0xFEFF, 0xFEFF)]
    [DataRow(0xFFA0, 0xFFA0)]
    [DataRow(0xFFF0, 0xFFF8)]
    [DataRow(0x1BCA0, 0x1BCA3)]
    [DataRow(0x1D173, 0x1D17A)]
    [DataRow(0xE0000, 0xE0FFF)]
    public void What_is_not_seen_is_dropped_and_its_neighbours_stay(int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            Assert.AreEqual(".git", NameFolding.Fold($".g{char.ConvertFromUtf32(i)}it"), $"U+{i:X}");
        }

        Assert.AreNotEqual(".git", NameFolding.Fold($".g{char.ConvertFromUtf32(first - 1)}it"), $"U+{first - 1:X}");
        Assert.AreNotEqual(".git", NameFolding.Fold($".g{char.ConvertFromUtf32(last + 1)}it"), $"U+{last + 1:X}");
    }
}
