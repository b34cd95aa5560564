using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Tests.Yaml;

/// <summary>What a reader sees of a mapping who follows merge keys, and who does not; a large one is looked up in an index.</summary>
[TestClass]
public sealed class YamlMappingTests
{
    [TestMethod]
    [DataRow("a: 1\nb: 2\n", "a=1 b=2")]
    [DataRow("a: 1\n<<: {a: 2, b: 3}\n", "a=1 b=3")]
    [DataRow("<<: {a: 2, b: 3}\na: 1\n", "a=1 b=3")]
    [DataRow("x: &x {b: 3}\n<<: *x\n", "x= b=3")]
    [DataRow("<<: [{a: 1}, {a: 2, b: 3}, text]\n", "a=1 b=3")]
    [DataRow("<<: {a: 1, <<: {b: 2}}\n<<: {c: 3}\n", "a=1 b=2 c=3")]
    [DataRow("<<: text\na: 1\na: 2\n", "a=1")]
    public void Merge_keys_are_followed(string text, string expected)
    {
        var mapping = YamlTree.Parse(new SourceText(text)).RootMapping!;
        Assert.AreEqual(expected, string.Join(' ', mapping.MergedEntries().Select(static entry => $"{entry.Name}={entry.Value.Text}")));
        Assert.AreEqual(expected, string.Join(' ', mapping.MergedEntries().Select(entry => $"{entry.Name}={mapping.FindMerged(entry.Name)?.Value.Text}")));
        Assert.IsNull(mapping.FindMerged("missing"));
    }

    [TestMethod]
    [DataRow(3)]
    [DataRow(16)]
    [DataRow(40)]
    public void The_first_entry_of_a_name_is_found(int count)
    {
        var text = string.Concat(Enumerable.Range(0, count).Select(static number => $"k{number}: {number}\n"));
        var mapping = YamlTree.Parse(new SourceText($"{text}k1: again\n? [k2]\n: x\n\"\": empty\n<<: {{merged: 1}}\n")).RootMapping!;
        Assert.AreEqual("1", mapping["k1"]?.Text);
        Assert.AreEqual("empty", mapping[""]?.Text);
        Assert.IsNull(mapping["merged"]);
        Assert.AreEqual("1", mapping.FindMerged("merged")?.Value.Text);
        Assert.IsNull(mapping.Find("missing"));
    }
}
