using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Tests.Yaml;

/// <summary>Edits add entries to mappings, and put entries in order, as they are written.</summary>
[TestClass]
public sealed class YamlEditTests
{
    [TestMethod]
    [DataRow("a:\n  b: c\n", "a:\n  x: y\n  b: c\n")]
    [DataRow("a: {b: c}\n", "a: {x: y, b: c}\n")]
    [DataRow("a:\r\n    b: c\r\n", "a:\r\n    x: y\r\n    b: c\r\n")]
    [DataRow("a: {}\n", null)]
    public void An_entry_goes_before_the_others(string text, string? expected) =>
        Assert.AreEqual(expected, Apply(text, static (insertion, root) => insertion.AddFirst(root["a"]!.AsMapping!, "x: y")));

    [TestMethod]
    [DataRow("a:\n  b: c\n", "a:\n  m:\n    x: y\n  b: c\n")]
    [DataRow("a: {b: c}\n", null)]
    [DataRow("a: {}\n", null)]
    public void A_mapping_goes_before_the_others(string text, string? expected) =>
        Assert.AreEqual(expected, Apply(text, static (insertion, root) => insertion.AddFirst(root["a"]!.AsMapping!, "m", "x: y")));

    [TestMethod]
    [DataRow("a:\n  b: c # why\n  d: e\n", "a:\n  b: c # why\n  m:\n    x: y\n  d: e\n")]
    [DataRow("a:\n  b: c", "a:\n  b: c\n  m:\n    x: y")]
    [DataRow("a: {b: c, d: e}\n", "a: {b: c, m: { x: y }, d: e}\n")]
    [DataRow("a:\n  m:\n    d: e\n  b: c\n", "a:\n  m:\n    x: y\n    d: e\n  b: c\n")]
    [DataRow("a:\n  m: text\n  b: c\n", null)]
    [DataRow("a:\n  b: |\n    c\n", null)]
    [DataRow("a:\n  b: [c]\n", null)]
    [DataRow("a:\n  d: e\n", null)]
    public void An_entry_goes_into_a_mapping_within(string text, string? expected) =>
        Assert.AreEqual(expected, Apply(text, static (insertion, root) => insertion.AddWithin(root["a"]!.AsMapping!, "m", "x: y", "b")));

    [TestMethod]
    [DataRow("a:\n  b: c # why\n  d: e\n", "a:\n  b: c # why\n  x: y\n  d: e\n")]
    [DataRow("a: {b: c, d: e}\n", "a: {b: c, x: y, d: e}\n")]
    [DataRow("a:\n  b: >\n    c\n", null)]
    [DataRow("a:\n  b: {c: d}\n", null)]
    [DataRow("a:\n  d: e\n", null)]
    public void An_entry_goes_behind_another(string text, string? expected) =>
        Assert.AreEqual(expected, Apply(text, static (insertion, root) => insertion.AddAfter(root["a"]!.AsMapping!, "b", "x: y")));

    [TestMethod]
    [DataRow("# top\na: b\n", "# top\nx: y\nz: 1\n\na: b\n")]
    [DataRow("c: d\r\na: b\r\n", "c: d\r\nx: y\r\nz: 1\r\n\r\na: b\r\n")]
    [DataRow("{a: b}\n", null)]
    [DataRow("b: c\n", null)]
    public void Lines_go_before_a_key_at_the_top(string text, string? expected) =>
        Assert.AreEqual(expected, Apply(text, static (insertion, root) => insertion.AddBefore(root, "a", "x: y", "z: 1")));

    [TestMethod]
    [DataRow("b: 1\na: 2\n", "a: 2\nb: 1\n")]
    [DataRow("# of b\nb: 1\n# of a\n# too\na: 2\n", "# of b\n# of a\n# too\na: 2\nb: 1\n", DisplayName = "Comments go along, but for those that begin the file")]
    [DataRow("# top\n\n# of b\nb: 1\n\n# of a\na: 2\n", "# top\n\n# of a\na: 2\n\n# of b\nb: 1\n", DisplayName = "Empty lines stay")]
    [DataRow("b:\n  c: 1\na:\n  d: 2\n\n", "a:\n  d: 2\nb:\n  c: 1\n\n")]
    [DataRow("b: 1\r\na: 2\r\n", "a: 2\r\nb: 1\r\n")]
    [DataRow("{b: 1, a: 2}\n", null, DisplayName = "Entries of one line")]
    [DataRow("b: {c: 1,\n  d: 2}\na: 3\n", "a: 3\nb: {c: 1,\n  d: 2}\n")]
    [DataRow("? b\n: 1\n? a\n: 2\n", null, DisplayName = "Explicit keys")]
    [DataRow("b: &x 1\na: 2\n", null, DisplayName = "Anchors")]
    [DataRow("b: 1\na: *x\n", null, DisplayName = "Aliases")]
    [DataRow("b: 1\na: {<<: {}}\n", null, DisplayName = "Merge keys")]
    [DataRow("b: |+\n  x\n\na: 2\n", null, DisplayName = "Block scalars that keep empty lines")]
    public void Entries_are_put_in_order(string text, string? expected)
    {
        var source = new SourceText(text);
        var root = YamlTree.Parse(source).RootMapping!;
        var edit = YamlReordering.Create(source, [.. root.Entries.Select(static entry => entry.Span)], Enumerable.Range(0, root.Entries.Length).OrderBy(number => root.Entries[number].Name, StringComparer.Ordinal));
        Assert.AreEqual(expected, edit is { } made ? TextEdit.Apply(text, [made]) : null);
    }

    [TestMethod]
    [DataRow("a:\n- b\n- a\n", "a:\n- a\n- b\n")]
    [DataRow("- - b\n  - a\n", null, DisplayName = "The first shares its line with what holds it")]
    public void Items_are_put_in_order(string text, string? expected)
    {
        var source = new SourceText(text);
        var root = YamlTree.Parse(source).Documents[0].Root;
        var items = (root.AsMapping?["a"]?.AsSequence ?? root.AsSequence!.Items[0].AsSequence!).Items;
        var edit = YamlReordering.Create(source, [.. items.Select(static item => item.Span)], Enumerable.Range(0, items.Length).OrderBy(number => items[number].Text, StringComparer.Ordinal));
        Assert.AreEqual(expected, edit is { } made ? TextEdit.Apply(text, [made]) : null);
    }

    private static string? Apply(string text, Func<YamlInsertion, YamlMapping, TextEdit?> edit)
    {
        var source = new SourceText(text);
        return edit(new YamlInsertion(source), YamlTree.Parse(source).RootMapping!) is { } made ? TextEdit.Apply(text, [made]) : null;
    }
}
