using A11.Core.Boundaries;

namespace A11.Core.Tests.Boundaries;

/// <summary>A pattern lets in the paths that its words say, and no other.</summary>
[TestClass]
public sealed class PathPatternTests
{
    [TestMethod]
    [DataRow("Dockerfile", "Dockerfile", true)]
    [DataRow("Dockerfile", "a/Dockerfile", true, DisplayName = "a name alone is that name anywhere")]
    [DataRow("a/Dockerfile", "b/a/Dockerfile", false)]
    [DataRow("**/Dockerfile", "Dockerfile", true)]
    [DataRow("**/Dockerfile", "a/b/Dockerfile", true)]
    [DataRow("deploy/**", "deploy/a/b.yaml", true)]
    [DataRow("deploy/**", "deploys/a.yaml", false)]
    [DataRow("deploy/*.yaml", "deploy/a.yaml", true)]
    [DataRow("deploy/*.yaml", "deploy/a/b.yaml", false)]
    [DataRow("a/**/b", "a/b", true)]
    [DataRow("a/**/b", "a/x/y/b", true)]
    [DataRow("a/**/b", "a/x/y/c", false)]
    [DataRow("a?c", "abc", true)]
    [DataRow("a?c", "ac", false)]
    [DataRow("*.y*ml", "a.yaml", true)]
    [DataRow("*.y*ml", "a.yml", true)]
    [DataRow("*.y*ml", "a.ymal", false)]
    [DataRow("[abc].sh", "b.sh", true)]
    [DataRow("[abc].sh", "d.sh", false)]
    [DataRow("[a-c].sh", "b.sh", true)]
    [DataRow("[a-c].sh", "d.sh", false)]
    [DataRow("[a-c].sh", "-.sh", false)]
    [DataRow("[a-].sh", "-.sh", true, DisplayName = "a hyphen at the end is itself")]
    [DataRow("[a-].sh", "b.sh", false)]
    [DataRow("[]a].sh", "].sh", true, DisplayName = "a bracket at the beginning is itself")]
    [DataRow("[]a].sh", "a.sh", true)]
    [DataRow("[!a].sh", "b.sh", true)]
    [DataRow("[!a].sh", "a.sh", false)]
    [DataRow("[!]a].sh", "].sh", false)]
    [DataRow("[^a].sh", "a.sh", false)]
    [DataRow("[\\]].sh", "].sh", true)]
    [DataRow("[\\a].sh", "\\.sh", false)]
    [DataRow("\\*.sh", "*.sh", true)]
    [DataRow("\\*.sh", "a.sh", false)]
    [DataRow("a*b", "a", false, DisplayName = "what follows a star must come")]
    [DataRow("a*b", "ab", true)]
    [DataRow("a*b", "axbxb", true)]
    [DataRow("a**b", "axb", true, DisplayName = "stars beside others are one")]
    [DataRow("a*", "a", true)]
    [DataRow("*", ".a", true)]
    [DataRow("/a", "a", true, DisplayName = "a slash in front is the root")]
    [DataRow("/a", "b/a", false)]
    [DataRow("/a", "a/b", false)]
    [DataRow("deploy/**", "deploy", false, DisplayName = "what is inside is not the folder")]
    [DataRow("**", "a/b", true)]
    [DataRow("**/a/**/b", "a/x/a/b", true)]
    [DataRow("**/a/b", "a/a/b", true)]
    [DataRow("a/**/**/b", "a/b", true)]
    [DataRow("\\*", "*", true)]
    [DataRow("\\*", "\\a", false)]
    [DataRow("\\!a", "!a", true)]
    [DataRow("[a\\-c]", "b", false)]
    [DataRow("[a\\-c]", "-", true)]
    [DataRow("[a-c-e]", "-", true)]
    [DataRow("[a-c-e]", "d", false)]
    [DataRow("[-a]", "-", true)]
    [DataRow("[c-a]", "b", false)]
    [DataRow("[!a-c]", "b", false)]
    [DataRow("[!a-c]", "d", true)]
    [DataRow("x[ab]", "x", false)]
    [DataRow("A", "a", false)]
    public void A_path_is_let_in_or_not(string pattern, string path, bool isMatch) => Assert.AreEqual(isMatch, PathPattern.Parse(pattern).IsMatch(path));

    [TestMethod]
    [DataRow("a/[b")]
    [DataRow("[")]
    [DataRow("[]")]
    [DataRow("[!]")]
    [DataRow("[!")]
    [DataRow("[a")]
    [DataRow("[a-")]
    [DataRow("[\\")]
    [DataRow("[\\]")]
    public void A_class_that_nothing_closes_is_an_error(string pattern)
    {
        Assert.IsFalse(PathPattern.TryParse(pattern, out _, out var error));
        StringAssert.Contains(error, "is never closed");
    }

    [TestMethod]
    [DataRow("", "it is empty, so it matches nothing.")]
    [DataRow("!a", "a “!” in front would turn it round; boundaries have allow and deny lists for that (a name that begins with “!” is written “\\!”).")]
    [DataRow("a/", "it ends with “/”, so it names a folder; write “/**” behind it for what is in the folder.")]
    [DataRow("a//b", "two slashes stand side by side (at its character 3).")]
    [DataRow("//a", "two slashes stand side by side (at its character 2).")]
    [DataRow(".", "“.” can't be part of a path from the root (at its character 1).")]
    [DataRow("./a", "“.” can't be part of a path from the root (at its character 1).")]
    [DataRow("/a/../b", "“..” can't be part of a path from the root (at its character 4).")]
    [DataRow("\\", "a “\\” at the end escapes nothing (at its character 1).")]
    [DataRow("ab\\", "a “\\” at the end escapes nothing (at its character 3).")]
    [DataRow("a/b\\/c", "a “\\” at the end escapes nothing (at its character 4).")]
    [DataRow("a/b[c/d", "this “[” is never closed by a “]” (at its character 4).")]
    public void What_is_no_pattern_is_told_with_its_place(string text, string error)
    {
        Assert.IsFalse(PathPattern.TryParse(text, out var pattern, out var told));
        Assert.IsNull(pattern);
        Assert.AreEqual(error, told);
        Assert.AreEqual($"“{text}”: {error}", Assert.ThrowsExactly<FormatException>(() => PathPattern.Parse(text)).Message);
    }

    [TestMethod]
    public void Patterns_of_the_same_text_are_equal()
    {
        var pattern = PathPattern.Parse("a/*");
        Assert.IsTrue(pattern.Equals(PathPattern.Parse("a/*")));
        Assert.IsTrue(pattern.Equals((object)PathPattern.Parse("a/*")));
        Assert.AreEqual(PathPattern.Parse("a/*").GetHashCode(), pattern.GetHashCode());
        Assert.IsFalse(pattern.Equals(PathPattern.Parse("a/**")));
        Assert.IsFalse(pattern.Equals((object)"a/*"));
        Assert.IsFalse(pattern.Equals(null));
        Assert.AreEqual("a/*", pattern.ToString());
    }
}
