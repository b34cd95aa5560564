using A11.Core.Secrets;

namespace A11.Core.Tests.Secrets;

/// <summary>A place is in a comment where a number sign begins a word before it, or two slashes its line.</summary>
[TestClass]
public sealed class CommentCursorTests
{
    [TestMethod]
    [DataRow("# a X", true)]
    [DataRow("#X", true)]
    [DataRow("a # X", true)]
    [DataRow("a #X\nb X", false)]
    [DataRow("a\t# X", true)]
    [DataRow("a#X", false)]
    [DataRow("'#' X", false)]
    [DataRow("'# X", false)]
    [DataRow("\"# X", false)]
    [DataRow("\"a'\" # X", true)]
    [DataRow("'a\"' # X", true)]
    [DataRow("it's # X", false)]
    [DataRow("it's\n# X", true)]
    [DataRow("// X", true)]
    [DataRow("  // X", true)]
    [DataRow("a // X", false)]
    [DataRow("/ X", false)]
    [DataRow("a\n// X", true)]
    [DataRow("https://X", false)]
    [DataRow("# a\nX", false)]
    public void It_is_in_a_comment_or_not(string text, bool expected) => Assert.AreEqual(expected, new CommentCursor(text).IsComment(text.LastIndexOf('X')));

    [TestMethod]
    public void Places_are_asked_for_one_after_the_other()
    {
        const string Text = "a # b\n'c' d # e\n\n// f\ng";
        var cursor = new CommentCursor(Text);
        Assert.AreEqual("b e f", string.Join(' ', Text.Index().Where(one => char.IsLetter(one.Item) && cursor.IsComment(one.Index)).Select(static one => one.Item)));
    }
}
