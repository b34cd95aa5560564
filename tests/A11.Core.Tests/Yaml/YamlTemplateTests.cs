using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Tests.Yaml;

/// <summary>The mark of a template is found where YAML has a node. The second part is no YAML, so that the mark is looked for.</summary>
[TestClass]
public sealed class YamlTemplateTests
{
    [TestMethod]
    [DataRow("{{- if .A }}\n", "1:1")]
    [DataRow("{% if a %}\n", "1:1")]
    [DataRow("  {{ a }}\n", "1:3")]
    [DataRow("a: {{ b }}\n", "1:4")]
    [DataRow("a:   {{ b }}\n", "1:6")]
    [DataRow("- {{ b }}\n", "1:3")]
    [DataRow("- a: {{ b }}\n", "1:6")]
    [DataRow("a: b {{ c }}\n", null, DisplayName = "within a text")]
    [DataRow("a: b-{{ c }}\n", null)]
    [DataRow("a:{{ c }}\n", null)]
    [DataRow("a: \"{{ c }}\"\n", null, DisplayName = "in quotes")]
    [DataRow("a: '{{ c }}'\n", null)]
    [DataRow("a: 'it''s {{ c }}'\n", null)]
    [DataRow("a: \"x\\\" {{ c }}\"\n", null)]
    [DataRow("a: \"x\n  {{ c }}\"\n", null, DisplayName = "in quotes over lines")]
    [DataRow("a: [\"{{ c }}\", '{{ d }}']\n", null, DisplayName = "in a list")]
    [DataRow("a: {\"{{ c }}\": 1}\n", null)]
    [DataRow("a: it's\nb: {{ c }}\n", "2:4", DisplayName = "behind a quote within a text")]
    [DataRow("a: 'x'\nb: {{ c }}\n", "2:4")]
    [DataRow("a: \"x\\\\\"\nb: {{ c }}\n", "2:4")]
    [DataRow("a: ${{ c }}\n", null, DisplayName = "GitHub's")]
    [DataRow("a: $ {{ c }}\n", null)]
    [DataRow("# {{ c }}\n", null, DisplayName = "in a comment")]
    [DataRow("a: b # {{ c }}\n", null)]
    [DataRow("a: b\t# \"{{ c }}\n", null)]
    [DataRow("a: |\n  {{ c }}\nb: {{ d }}\n", "3:4", DisplayName = "in a block scalar")]
    [DataRow("a: >-\n\n  {{ c }}\n", null)]
    [DataRow("a: |2 # why\n   {{ c }}\n", null)]
    [DataRow("- |\n  {{ c }}\n", null)]
    [DataRow("- a: |\n    {{ c }}\n  b: {{ d }}\n", "3:6")]
    [DataRow("- - |\n    {{ c }}\n  - {{ d }}\n", "3:5")]
    [DataRow("-   a: |\n      {{ c }}\n    b: {{ d }}\n", "3:8")]
    [DataRow("--- |\n  {{ c }}\n", null)]
    [DataRow("a|\n  {{ c }}\n", "2:3", DisplayName = "below what is no header")]
    [DataRow("a: x|\n  {{ c }}\n", "2:3")]
    [DataRow("|\n {{ c }}\n", null)]
    public void A_mark_is_found_where_a_node_can_stand(string text, string? expected)
    {
        var source = new SourceText($"{text}broken: ]\n");
        var found = YamlTemplate.Find(YamlTree.Parse(source));
        Assert.AreEqual(expected, found is { } mark ? $"{source.GetPosition(mark.Start)}".Replace(',', ':') : null);
    }

    [TestMethod]
    [DataRow("a: b\nc: d\n")]
    [DataRow("a: *b\nc: {{ d }}\n")]
    [DataRow("a: b: c\nd: {{ e }}\n", DisplayName = "What follows an error did not make it")]
    public void What_is_YAML_or_broken_by_something_else_is_no_template(string text) => Assert.IsNull(YamlTemplate.Find(YamlTree.Parse(new SourceText(text))));

    [TestMethod]
    [DataRow("a: {{ b }}\n", "{{ b }}")]
    [DataRow("a: {{b}}\n", "{{b}}")]
    [DataRow("a: [{{ b }}, {{ c }}]\n", "{{ b }}")]
    [DataRow("a: {b: {{ c }}}\n", "{{ c }}")]
    [DataRow("a: b\n", null)]
    public void An_action_as_a_value_is_whole(string text, string? expected)
    {
        var source = new SourceText(text);
        Assert.AreEqual(expected, YamlTree.Parse(source).Action is { } action ? source[action].ToString() : null);
    }
}
