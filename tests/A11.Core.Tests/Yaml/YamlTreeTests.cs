using A11.Core.Text;
using A11.Core.Yaml.Syntax;
using CsCheck;

namespace A11.Core.Tests.Yaml;

[TestClass]
public sealed class YamlTreeTests
{
    [TestMethod]
    [DataRow("a: b\n", "a", "b")]
    [DataRow("a: 'it''s'\n", "a", "'it''s'")]
    [DataRow("a: !!str &x b # c\n", "a", "b")]
    [DataRow("a: \"x\\ty\"\r\nb: c\r\n", "b", "c")]
    [DataRow("# c\n\"k\": |\n  one\n  two\n\nother: 1\n", "k", "|\n  one\n  two")]
    [DataRow("a: &x !!str  b\n", "a", "b")]
    [DataRow("a: !t\nb: c\n", "a", "")]
    [DataRow("a: !!str\n", "a", "")]
    [DataRow("a:\nb: c\n", "a", "")]
    [DataRow("a: ''\n", "a", "''")]
    [DataRow("a: [x]\n", "a", "[x]")]
    [DataRow("a: []\n", "a", "[]")]
    [DataRow("a: {}\n", "a", "{}")]
    [DataRow("a: &x {b: c}  # d\n", "a", "{b: c}")]
    [DataRow("a: !t [b,\n  c ]\n", "a", "[b,\n  c ]")]
    [DataRow("a: [[x], {y: z}]\n", "a", "[[x], {y: z}]")]
    [DataRow("a: {b: {c: [d]}}\n", "a", "{b: {c: [d]}}")]
    [DataRow("a: [b: c]\n", "a", "[b: c]")]
    [DataRow("a: {b, c, }\n", "a", "{b, c, }")]
    [DataRow("a:\n  - b\n  - {c: d}\n\ne: f\n", "a", "- b\n  - {c: d}")]
    [DataRow("a:\n  b:\n  c:\nd: e\n", "a", "b:\n  c:")]
    public void A_scalars_span_is_its_own_text(string text, string key, string expected)
    {
        var tree = YamlTree.Parse(new SourceText(text));
        Assert.AreEqual(expected, text.Substring(tree.RootMapping![key]!.Span.Start, tree.RootMapping[key]!.Span.Length));
    }

    [TestMethod]
    [DataRow("run: |\n  one\n    two\n\n  three\n", "two", "two")]
    [DataRow("run: |2\n    lead\n  two\n", "lead", "lead")]
    [DataRow("run: >-\n  one\n  two\n\n  three\n", "three", "three")]
    [DataRow("run: >-\r\n  one\r\n  two\r\n", "two", "two")]
    [DataRow("run: plain text\n  goes on\n", "goes", "goes")]
    [DataRow("run: 'it''s on'\n", "on", "on")]
    [DataRow("run: \"a\\u0041 tail\"\n", "tail", "tail")]
    [DataRow("run: \"a\\u0041 tail\"\n", "A", "\\u0041")]
    [DataRow("run: \"one \\\n  two\"\n", "two", "two")]
    [DataRow("run: \"one \\\r\n  two\"\r\n", "two", "two")]
    [DataRow("run: \"\\x41 tail\"\n", "A", "\\x41")]
    [DataRow("run: \"\\U0001F600 tail\"\n", "\U0001F600", "\\U0001F600")]
    [DataRow("run: \"\\U0001F600 tail\"\n", "tail", "tail")]
    [DataRow("run: \"\\t\\\\\\\"x\"\n", "x", "x")]
    [DataRow("run: \"\\t\\\\\\\"x\"\n", "\\", "\\\\")]
    [DataRow("run: \"\\t\\\\\\\"x\"\n", "\"", "\\\"")]
    [DataRow("run: 'it''s on'\n", "'", "''")]
    [DataRow("run: ''''\n", "'", "''")]
    [DataRow("run: \"one  \t\n\n  two\"\n", "two", "two")]
    [DataRow("run: \"one  \n  two\"\n", "one", "one")]
    [DataRow("run: \"one  \n  two\"\n", " ", "  \n  ")]
    [DataRow("run: 'one\n\n  two three'\n", "two three", "two three")]
    [DataRow("run: plain\n  text  goes\n  on\n", "text  goes on", "text  goes\n  on")]
    [DataRow("run: >\n  one\n  two\n\n    more\n  three\n", "more", "more")]
    [DataRow("run: >\n  one\n  two\n\n    more\n  three\n", "three", "three")]
    [DataRow("run: >\n\n  one\n  two\n", "one two", "one\n  two")]
    [DataRow("run: |\n\n\n  one\n", "one", "one")]
    [DataRow("run: |\r\n  one\r\n\r\n  two\r\n", "two", "two")]
    [DataRow("run: |\r\n  one\r\n\r\n  two\r\n", "one\n\ntwo", "one\r\n\r\n  two")]
    [DataRow("run: |-\n  one\n   two\n  \n  three", "three", "three")]
    [DataRow("run: |+\n  one\n\n\nb: c\n", "one", "one")]
    [DataRow("run: |\n  one\n  two\n", "\n", "\n")]
    [DataRow("run: >\n  one\n  two\n", " ", "  ")]
    public void A_part_of_a_value_maps_to_the_place_where_it_is_written(string text, string part, string expected)
    {
        var scalar = YamlTree.Parse(new SourceText(text)).RootMapping!["run"]!.AsScalar!;
        var index = scalar.Value.IndexOf(part, StringComparison.Ordinal);
        var span = scalar.Map.ToHost(new TextSpan(index, part.Length));
        Assert.AreEqual(expected, text.Substring(span.Start, span.Length));
    }

    [TestMethod]
    public void Comments_are_found_outside_of_scalars_only()
    {
        const string Text = "# top\na: 'x # y' # tail\nb: | # header\n  # not one\n  text\n# end\nc: d#e\n";
        var tree = YamlTree.Parse(new SourceText(Text));
        CollectionAssert.AreEqual(
            new[] { "# top", "# tail", "# header", "# end" },
            tree.Comments.Select(comment => Text.Substring(comment.Span.Start, comment.Span.Length)).ToArray());
    }

    [TestMethod]
    public void A_comment_speaks_of_its_line_or_of_the_next_entry_with_all_that_is_nested_in_it()
    {
        const string Text = "# one\na:\n  b: c\n  d: e # two\nf: g\n";
        var comments = YamlTree.Parse(new SourceText(Text)).Comments;
        Assert.AreEqual("a:\n  b: c\n  d: e # two", Text.Substring(comments[0].Target.Start, comments[0].Target.Length));
        Assert.AreEqual("  d: e ", Text.Substring(comments[1].Target.Start, comments[1].Target.Length));
    }

    [TestMethod]
    [DataRow("a: *nowhere\n", YamlProblemKind.UnknownAnchor)]
    [DataRow("a: &x [*x]\n", YamlProblemKind.AliasBomb)]
    [DataRow("a: b: c\n", YamlProblemKind.Syntax)]
    [DataRow("\ta: b\n", YamlProblemKind.Syntax)]
    public void What_can_not_be_loaded_is_reported(string text, YamlProblemKind kind) =>
        Assert.AreEqual(kind, YamlTree.Parse(new SourceText(text)).Problems.Single().Kind);

    [TestMethod]
    [DataRow("a: {{ b }}\n", true)]
    [DataRow("a: {{ b }}\nc: {{ d }}\n", true)]
    [DataRow("a: &x {{ b }}\nc: *x\n", false)]
    [DataRow("a: {{ b: c }}\n", true)]
    [DataRow("a: {{ b }: c}\n", false)]
    [DataRow("a: { { b }, { c } }\n", false)]
    [DataRow("a: [{ b }]\n", false)]
    [DataRow("a:\n  {{b}: c}:\n", false)]
    public void Braces_in_braces_are_an_action_of_a_template(string text, bool isAction)
    {
        var tree = YamlTree.Parse(new SourceText(text));
        Assert.AreEqual(isAction, tree.RootMapping!["a"] is YamlScalar, text);
        Assert.IsFalse(tree.Problems.Any(problem => problem.Kind == YamlProblemKind.UnknownAnchor));
    }

    [TestMethod]
    public void An_alias_bomb_is_reported_without_being_expanded()
    {
        var lines = new List<string> { "a0: &a0 [x, x, x, x, x, x, x, x, x, x]" };
        for (var i = 1; i < 12; i++)
        {
            lines.Add($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]");
        }

        var tree = YamlTree.Parse(new SourceText(string.Join('\n', lines)));
        Assert.IsFalse(tree.IsWalkable);
    }

    [TestMethod]
    public void Nesting_without_measure_is_reported()
    {
        var tree = YamlTree.Parse(new SourceText(new string('[', 100_000)));
        Assert.AreEqual(YamlProblemKind.TooDeep, tree.Problems.Single().Kind);
    }

    [TestMethod]
    public void No_text_makes_reading_throw_and_all_spans_lie_inside_it()
    {
        var pieces = Gen.OneOf("a", ":", " ", "\n", "\r\n", "- ", "'", "\"", "#", "|", ">", "&x", "*x", "[", "]", "{", "}", ",", "?", "!t", "---", "...", "\t", "%", "\\u0041", "é", "\u2028", "<<", "~");
        pieces.Array[0, 40].Sample(parts =>
        {
            var text = string.Concat(parts);
            var tree = YamlTree.Parse(new SourceText(text));
            foreach (var scalar in tree.Scalars)
            {
                _ = new SourceText(text)[scalar.Span];
                _ = new SourceText(text)[scalar.ValueSpan];
                for (var i = 0; i < scalar.Value.Length; i++)
                {
                    _ = new SourceText(text)[scalar.Map.ToHost(new TextSpan(i, 1))];
                }
            }

            foreach (var comment in tree.Comments)
            {
                Assert.AreEqual('#', text[comment.Span.Start]);
                _ = new SourceText(text)[comment.Target];
            }
        }, iter: 20_000);
    }
}
