using A11.Core.Boundaries;

namespace A11.Core.Tests.Boundaries;

/// <summary>Which names mean the same file on every system, and what is said of the others.</summary>
[TestClass]
public sealed class PathNameTests
{
    private const string Invisible = "holds a character that is not seen or turns the reading direction";

    [TestMethod]
    [DataRow("a")]
    [DataRow("a/b")]
    [DataRow("größe/日本.md")]
    [DataRow("a😀b")]
    [DataRow("a😀")]
    [DataRow(".con")]
    [DataRow("cons.txt")]
    [DataRow("a con")]
    [DataRow("com10")]
    [DataRow("lpt")]
    [DataRow("~1", DisplayName = "no name before the tilde")]
    [DataRow("2024", DisplayName = "digits without a tilde")]
    [DataRow("abc~")]
    [DataRow("abc~x")]
    [DataRow("abc~1x")]
    [DataRow("abcdefg~1", DisplayName = "longer than a short name")]
    [DataRow("abcdef~1.yaml", DisplayName = "with a longer extension than a short name's")]
    [DataRow(".a~1", DisplayName = "a short name begins with no dot")]
    public void A_name_that_is_the_same_everywhere_has_no_problem(string path) => Assert.IsNull(PathName.FindProblem(path));

    [TestMethod]
    [DataRow("", "is empty")]
    [DataRow("/", "is absolute")]
    [DataRow("/a", "is absolute")]
    [DataRow("c:", "is absolute")]
    [DataRow("C:/a", "is absolute")]
    [DataRow("a\\b", "holds a backslash, which separates folders on Windows")]
    [DataRow("a\uFFFD", "is not valid UTF-8")]
    [DataRow("a\u0001", "holds a control character or a line break")]
    [DataRow("a\u007f", "holds a control character or a line break")]
    [DataRow("a\u0085", "holds a control character or a line break")]
    [DataRow("a\u2028", "holds a control character or a line break")]
    [DataRow("a\u2029", "holds a control character or a line break")]
    [DataRow("a\u200b", Invisible)]
    [DataRow("a\u202e", Invisible)]
    [DataRow("a\ufeff", Invisible)]
    [DataRow("a\U000E0041", Invisible, DisplayName = "a tag, which takes two units of UTF-16")]
    [DataRow("😀\U0001D173b", Invisible)]
    [DataRow("a//b", "has an empty part between two slashes, or ends with one")]
    [DataRow("a/", "has an empty part between two slashes, or ends with one")]
    [DataRow("./a", "holds “.”")]
    [DataRow("a/../b", "holds “..”")]
    [DataRow("...", "has a part, “...”, that ends with a dot or a space, which Windows drops")]
    [DataRow("a./b", "has a part, “a.”, that ends with a dot or a space, which Windows drops")]
    [DataRow("a/b ", "has a part, “b ”, that ends with a dot or a space, which Windows drops")]
    [DataRow("ab:c", "has a part, “ab:c”, with a colon, which names an alternate data stream on Windows")]
    [DataRow("a/b:", "has a part, “b:”, with a colon, which names an alternate data stream on Windows")]
    [DataRow("a<", "has a part, “a<”, with a character that Windows reserves")]
    [DataRow("a>", "has a part, “a>”, with a character that Windows reserves")]
    [DataRow("a\"", "has a part, “a\"”, with a character that Windows reserves")]
    [DataRow("a|", "has a part, “a|”, with a character that Windows reserves")]
    [DataRow("a?", "has a part, “a?”, with a character that Windows reserves")]
    [DataRow("a*", "has a part, “a*”, with a character that Windows reserves")]
    [DataRow("nul", "has a part, “nul”, that names a device on Windows")]
    [DataRow("a/CON.tar.gz", "has a part, “CON.tar.gz”, that names a device on Windows")]
    [DataRow("prn .txt", "has a part, “prn .txt”, that names a device on Windows")]
    [DataRow("com0", "has a part, “com0”, that names a device on Windows")]
    [DataRow("COM¹.txt", "has a part, “COM¹.txt”, that names a device on Windows")]
    [DataRow("lpt9", "has a part, “lpt9”, that names a device on Windows")]
    [DataRow("conin$", "has a part, “conin$”, that names a device on Windows")]
    [DataRow("GIT~1/x", "has a part, “GIT~1”, in the form of a short name, which is another file's on Windows")]
    [DataRow("abcdef~1", "has a part, “abcdef~1”, in the form of a short name, which is another file's on Windows")]
    [DataRow("abcdef~1.yml", "has a part, “abcdef~1.yml”, in the form of a short name, which is another file's on Windows")]
    [DataRow("a~23", "has a part, “a~23”, in the form of a short name, which is another file's on Windows")]
    public void What_is_wrong_with_a_name_is_said(string path, string problem) => Assert.AreEqual(problem, PathName.FindProblem(path));

    /// <summary>Attributes can't hold such strings.</summary>
    [TestMethod]
    public void Half_of_a_surrogate_pair_is_no_character()
    {
        foreach (var path in (string[])["\ud83d", "a\ud83db", "a\ude00b", "😀\ud83d", "\ude00\ud83d"])
        {
            Assert.AreEqual("is not valid Unicode: it holds half of a surrogate pair", PathName.FindProblem(path));
        }
    }

    [TestMethod]
    [DataRow(1024, true)]
    [DataRow(1025, false)]
    public void A_path_may_take_so_many_bytes(int bytes, bool isSafe)
    {
        var path = new string('é', (bytes / 2) - 1) + new string('a', 2 + (bytes % 2));
        Assert.AreEqual(isSafe ? null : "is longer than 1024 bytes", PathName.FindProblem(path));
    }
}
