using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Tests.Yaml;

/// <summary>The way to the key at a place, which is marked with ¦.</summary>
[TestClass]
public sealed class YamlKeyPathTests
{
    [TestMethod]
    [DataRow("¦name: a\n", "name")]
    [DataRow("na¦me: a\n", "name")]
    [DataRow("name¦: a\n", "name")]
    [DataRow("name: ¦a\n", null)]
    [DataRow("a:\n  ¦b: c\n", "a.b")]
    [DataRow("a:\n ¦ b: c\n", null)]
    [DataRow("a:\n  - ¦b: c\n", "a.[].b")]
    [DataRow("a:\n  - b: c\n  - d: e\n    f¦: g\n", "a.[].f")]
    [DataRow("a: [{b¦: c}]\n", "a.[].b")]
    [DataRow("a: b\n\n¦\nc: d\n", null)]
    [DataRow("a: b\nc¦: d\n", "c")]
    [DataRow("- ¦a\n", null)]
    public void A_key_is_found_at_its_place(string marked, string? expected)
    {
        var offset = marked.IndexOf('¦', StringComparison.Ordinal);
        var root = YamlTree.Parse(new SourceText(marked.Remove(offset, 1))).Documents[0].Root;
        Assert.AreEqual(expected, YamlKeyPath.Find(root, offset) is { } path ? string.Join('.', path) : null);
    }
}
