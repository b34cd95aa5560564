using System.Collections.Immutable;
using A11.Core.Scripts;
using A11.Core.Text;

namespace A11.Core.Tests.Scripts;

/// <summary>Commands that Compose and Docker split into words without a shell.</summary>
[TestClass]
public sealed class CommandLineTests
{
    [TestMethod]
    [DataRow("", "")]
    [DataRow("   ", "")]
    [DataRow("a b", "<a><b>")]
    [DataRow("  a\tb\n c  ", "<a><b><c>")]
    [DataRow("'a b' c", "<a b><c>")]
    [DataRow("\"a b\"c'd e'", "<a bcd e>")]
    [DataRow("'a\"b' \"c'd\"", "<a\"b><c'd>")]
    [DataRow("''", "<>")]
    [DataRow("a '' \"\" b", "<a><><><b>")]
    [DataRow("a'b'c", "<abc>")]
    [DataRow("a\\ b", "<a b>")]
    [DataRow("'a\\ b'", "<a\\ b>")]
    [DataRow("\"a\\\"b\\\\c\" d", "<a\"b\\c><d>")]
    [DataRow("a\\\\b", "<a\\b>")]
    [DataRow("\\'a b\\'", "<'a><b'>")]
    [DataRow("a\\tb\\nc\\xd", "<a\tb\ncxd>")]
    [DataRow("'a\\' b", "<a\\><b>")]
    [DataRow("'\\a'", "<\\a>")]
    [DataRow("a \\", "<a><\\>")]
    [DataRow("a b;c", "<a><b>")]
    [DataRow("a & b", "<a>")]
    [DataRow("a|b", "<a>")]
    [DataRow("a <b", "<a>")]
    [DataRow("a>b", "<a>")]
    [DataRow("'a;b' \"c|d\" \\&e", "<a;b><c|d><&e>")]
    public void A_command_is_split_at_whitespace_up_to_the_first_operator(string command, string expected) =>
        Assert.AreEqual(expected, string.Concat(Split(command).Select(word => $"<{word.Text}>")));

    [TestMethod]
    [DataRow("a bc", 1, "bc")]
    [DataRow("a 'b c' d", 1, "b c")]
    [DataRow("a b\\ c d", 1, "b\\ c")]
    [DataRow("a x'b'\"c\"y", 1, "x'b'\"c\"y")]
    [DataRow("\\ta", 0, "\\ta")]
    public void A_word_knows_where_it_stands(string command, int index, string expected)
    {
        var place = Split(command)[index].Place;
        Assert.AreEqual(expected, command.Substring(place.Start, place.Length));
    }

    [TestMethod]
    public void A_word_keeps_the_stand_ins_in_it()
    {
        var words = CommandLine.Split(new MappedText("a x__y \"__\"", SourceMap.Offset(0, 11), [new TextSpan(3, 2), new TextSpan(8, 2)]));
        Assert.AreEqual("|1-3|0-2", string.Join('|', words.Select(word => string.Join(' ', word.Placeholders.Select(place => $"{place.Start}-{place.End}")))));
    }

    private static ImmutableArray<MappedText> Split(string command) => CommandLine.Split(new MappedText(command, SourceMap.Offset(0, command.Length), []));
}
