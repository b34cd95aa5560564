using A11.Core.Shell.Syntax;

namespace A11.Core.Tests.Shell;

/// <summary>Which patterns of <c>case</c> cover others, and which may match the same text.</summary>
[TestClass]
public sealed class CasePatternTests
{
    [TestMethod]
    [DataRow("*", "a")]
    [DataRow("*", "''")]
    [DataRow("*", "a*b")]
    [DataRow("**", "a")]
    [DataRow("a", "a")]
    [DataRow("a", "\\a")]
    [DataRow("'a b'", "\"a b\"")]
    [DataRow("a*", "a")]
    [DataRow("a*", "ab")]
    [DataRow("a*", "a*b")]
    [DataRow("*b", "ab")]
    [DataRow("*b", "bab")]
    [DataRow("a*c", "abc")]
    [DataRow("a*b*c", "abxbc")]
    [DataRow("*a*", "xaxax")]
    [DataRow("a**", "ab")]
    [DataRow("?", "a")]
    [DataRow("?", "[ab]")]
    [DataRow("?b", "ab")]
    [DataRow("??", "ab")]
    [DataRow("?*", "a*")]
    [DataRow("[ab]", "[ab]")]
    [DataRow("[]a]", "[]a]")]
    [DataRow("[!]a]b", "[!]a]b")]
    [DataRow("[^]a]b", "[^]a]b")]
    [DataRow("[[:alpha:]]b", "[[:alpha:]]b")]
    [DataRow("[a[.-.]]b", "[a[.-.]]b")]
    [DataRow("[a:x:]b", "[a:x:]b")]
    [DataRow("*", "$x")]
    [DataRow("*", "~/a")]
    public void A_pattern_covers_another(string own, string other) => Assert.IsTrue(Parse(own).Covers(Parse(other)));

    [TestMethod]
    [DataRow("a", "b")]
    [DataRow("a", "ab")]
    [DataRow("ab", "a")]
    [DataRow("a*", "b")]
    [DataRow("a*", "*")]
    [DataRow("*b", "abc")]
    [DataRow("a*c", "ab")]
    [DataRow("?", "''")]
    [DataRow("?", "*")]
    [DataRow("?", "ab")]
    [DataRow("\\*", "a")]
    [DataRow("'*'", "a")]
    [DataRow("\"*\"", "a")]
    [DataRow("\\?", "a")]
    [DataRow("[a]", "a")]
    [DataRow("[ab]", "[ba]")]
    [DataRow("[ab]c", "a")]
    [DataRow("$x", "a")]
    [DataRow("\"$x\"", "a")]
    [DataRow("~", "~")]
    [DataRow("$'a'", "a")]
    [DataRow("[a", "a")]
    [DataRow("a", "$x")]
    public void A_pattern_does_not_cover_another(string own, string other) => Assert.IsFalse(Parse(own).Covers(Parse(other)));

    [TestMethod]
    [DataRow("a", "a")]
    [DataRow("a*", "*b")]
    [DataRow("a*", "ab")]
    [DataRow("*", "''")]
    [DataRow("*a*", "*b*")]
    [DataRow("?", "a")]
    [DataRow("?", "*")]
    [DataRow("[ab]", "c")]
    [DataRow("a?c", "ab*")]
    [DataRow("$x", "a")]
    [DataRow("a$x", "ab")]
    [DataRow("~", "a")]
    [DataRow("a[", "ab")]
    [DataRow("a*b*c", "abc")]
    [DataRow("ab*", "a*c?")]
    [DataRow("*b", "ab")]
    [DataRow("**", "''")]
    public void Patterns_may_match_the_same_text(string own, string other)
    {
        Assert.IsTrue(Parse(own).MayMeet(Parse(other)));
        Assert.IsTrue(Parse(other).MayMeet(Parse(own)));
    }

    [TestMethod]
    [DataRow("a", "b")]
    [DataRow("a", "ab")]
    [DataRow("a", "''")]
    [DataRow("a*", "b*")]
    [DataRow("*a", "*b")]
    [DataRow("a?", "a")]
    [DataRow("?", "''")]
    [DataRow("[ab]", "ab")]
    [DataRow("a$x", "b")]
    [DataRow("'*'", "a")]
    [DataRow("a*b", "a")]
    public void Patterns_match_no_text_both(string own, string other)
    {
        Assert.IsFalse(Parse(own).MayMeet(Parse(other)));
        Assert.IsFalse(Parse(other).MayMeet(Parse(own)));
    }

    [TestMethod]
    [DataRow("*", true, true)]
    [DataRow("**", true, true)]
    [DataRow("a", true, false)]
    [DataRow("a*", true, false)]
    [DataRow("?", true, false)]
    [DataRow("''", true, false)]
    [DataRow("'*'", true, false)]
    [DataRow("\"*\"", true, false)]
    [DataRow("\\*", true, false)]
    [DataRow("$x", false, false)]
    [DataRow("*$x", false, false)]
    [DataRow("\"$x\"", false, false)]
    [DataRow("[a", false, false)]
    [DataRow("[!]", false, false)]
    [DataRow("[a]", true, false)]
    [DataRow("[[:a]", true, false)]
    [DataRow("~", false, false)]
    [DataRow("a~", true, false)]
    [DataRow("'~'", true, false)]
    [DataRow("\\~", true, false)]
    [DataRow("@(a)", false, false)]
    public void What_is_known_of_a_pattern(string text, bool isKnown, bool isAll)
    {
        Assert.AreEqual(isKnown, Parse(text).IsKnown);
        Assert.AreEqual(isAll, Parse(text).IsAll);
    }

    private static CasePattern Parse(string text)
    {
        var script = ShellParser.Parse($"case a in {text}) ;; esac");
        return CasePattern.Parse(((CaseCommand)script.Root.Only!).Items[0].Patterns[0]);
    }
}
