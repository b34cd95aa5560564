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
    public void A_path_is_let_in_or_not(string pattern, string path, bool isMatch) => Assert.AreEqual(isMatch, PathPattern.Parse(pattern).IsMatch(path));

    [TestMethod]
    [DataRow("a/[b")]
    [DataRow("[")]
    [DataRow("[]")]
    [DataRow("[!]")]
    public void A_class_that_nothing_closes_is_an_error(string pattern)
    {
        Assert.IsFalse(PathPattern.TryParse(pattern, out _, out var error));
        StringAssert.Contains(error, "is never closed");
    }
}
