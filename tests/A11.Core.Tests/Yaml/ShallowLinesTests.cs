using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Tests.Yaml;

/// <summary>Lines of quoted scalars and flow collections that are no deeper than their block are read as go-yaml and PyYAML read them, with each place in the text as it is.</summary>
[TestClass]
public sealed class ShallowLinesTests
{
    [TestMethod]
    [DataRow("a:\n  b: [\"\n    x\n  \"]\nc: 1\n", "a|b| x |c|1")]
    [DataRow("a:\n  b: \"x\n  y\"\nc: 1\n", "a|b|x y|c|1")]
    [DataRow("a:\n  b: \"x\ny\"\n", "a|b|x y")]
    [DataRow("a:\n  b: \"x\n\ny\"\n", "a|b|x\ny")]
    [DataRow("a:\r\n  b: 'x''\r\ny'\r\nc: 1\r\n", "a|b|x' y|c|1")]
    [DataRow("a:\n  b: \"x\\\"\ny\"\n", "a|b|x\" y")]
    [DataRow("- \"a\nb\"\n- \"c\nd\"\n- e\n", "a b|c d|e")]
    [DataRow("a:\n  b: [\n  1\n]\nc: d\n", "a|b|1|c|d")]
    [DataRow("a:\n  b: [ # it's\n1, it's, \"]\"\n]\nc: d\n", "a|b|1|it's|]|c|d")]
    [DataRow("a:\n  b: {\nc: [\nd\n],\ne: \"f\ng\" }\nh: i\n", "a|b|c|d|e|f g|h|i")]
    [DataRow("a:\n  - [\nb]\n  - [\nc]\n", "a|b|c")]
    [DataRow("a: # [ {\n  # \" [\n  - [\nb]\n", "a|b")]
    [DataRow("a:\n  b: &x !!str \"c\nd\"\n", "a|b|c d")]
    public void They_are_content(string text, string values)
    {
        var tree = YamlTree.Parse(new SourceText(text));
        Assert.AreEqual("", string.Join('\n', tree.Problems.Select(problem => problem.Message)));
        Assert.AreEqual(values, string.Join('|', tree.Scalars.Select(scalar => scalar.Value)));
        foreach (var scalar in tree.Scalars)
        {
            var written = text.Substring(scalar.Span.Start, scalar.Span.Length);
            Assert.AreEqual(scalar.Value.Replace('\n', ' ').Trim(), string.Join(' ', Unquote(written).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }
    }

    [TestMethod]
    public void The_collections_reach_to_their_brackets()
    {
        const string Text = "a:\n  b: [\n  1\n]\nc: {\nd: e }\n";
        var root = YamlTree.Parse(new SourceText(Text)).Documents.Single().Root!.AsMapping!;
        Assert.AreEqual("[\n  1\n]", TextOf(root["a"]!.AsMapping!["b"]!));
        Assert.AreEqual("{\nd: e }", TextOf(root["c"]!));

        static string TextOf(YamlNode node) => Text.Substring(node.Span.Start, node.Span.Length);
    }

    [TestMethod]
    [DataRow("a:\n  b: \"x\n--- y\"\n")]
    [DataRow("a:\n  b: [\n...\n]\n")]
    [DataRow("a:\n  b: [\n1\n")]
    [DataRow("a:\n  b: \"x\ny\n")]
    public void What_no_parser_takes_is_an_error(string text) =>
        Assert.AreEqual(YamlProblemKind.Syntax, YamlTree.Parse(new SourceText(text)).Problems.Single().Kind);

    [TestMethod]
    public void An_error_below_them_is_told_at_its_place()
    {
        const string Text = "a:\n  b: \"x\ny\"\nc: @d\n";
        var problem = YamlTree.Parse(new SourceText(Text)).Problems.Single();
        Assert.AreEqual(Text.IndexOf('@', StringComparison.Ordinal), problem.Span.Start);
    }

    [TestMethod]
    public void Thousands_of_them_are_no_hang()
    {
        var text = string.Concat(Enumerable.Repeat("- \"a\nb\"\n", 5_000));
        Assert.AreEqual(YamlProblemKind.Syntax, YamlTree.Parse(new SourceText(text)).Problems.Single().Kind);
    }

    private static string Unquote(string written) => written[0] switch
    {
        '"' => written[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal),
        '\'' => written[1..^1].Replace("''", "'", StringComparison.Ordinal),
        _ => written,
    };
}
