using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Tests.Yaml;

/// <summary>What is wrong with a text, where, and what to do.</summary>
[TestClass]
public sealed class YamlProblemTests
{
    [TestMethod]
    [DataRow("a: b: c\n", "Syntax 4 “:”")]
    [DataRow("\ta: b\n", "Syntax 0 “\t”")]
    [DataRow("a:\n\tb: c\n", "Syntax 3 “\t”")]
    [DataRow("a:\n  \tb: c\n", "Syntax 5 “\t”")]
    [DataRow("a: [b,\n\tc]\n", "")]
    [DataRow("a: b\n\tc\n", "Syntax 3 “b\n”")]
    [DataRow("a: @b\n", "Syntax 3 “@”")]
    [DataRow("a: 'b\n", "Syntax 3 “'b\n”")]
    [DataRow("- a\nb: c\n", "Syntax 4 “b”")]
    [DataRow("a: *x\n", "UnknownAnchor 3 “*x”")]
    [DataRow("a: &x 1\n---\nb: *x\n", "UnknownAnchor 15 “*x”")]
    [DataRow("a: &x [*x]\n", "AliasBomb 7 “*x”")]
    [DataRow("d: *x\na: b: c\ne: *y\n", "UnknownAnchor 3 “*x”|Syntax 10 “:”")]
    [DataRow("a: &x 1\nb: *x\n", "")]
    public void A_problem_is_at_its_place(string text, string expected) => Assert.AreEqual(expected, string.Join('|', YamlTree.Parse(new SourceText(text)).Problems.Select(problem =>
        $"{problem.Kind} {problem.Span.Start} “{text.Substring(problem.Span.Start, problem.Span.Length)}”")));

    [TestMethod]
    [DataRow("While scanning for the next token, found character that cannot start any token.", "This is not valid YAML: while scanning for the next token, found character that cannot start any token. Indent with spaces instead of tabs, and quote text that begins with @, ` or %.")]
    [DataRow("A token is missing", "This is not valid YAML: a token is missing.")]
    [DataRow("Nothing can start here", "This is not valid YAML: nothing can start here.")]
    [DataRow("Did not find expected <block end>.", "This is not valid YAML: did not find expected <block end>. Correct the indentation of this line or the lines above.")]
    [DataRow("Did not find expected key", "This is not valid YAML: did not find expected key. Correct the indentation of this line or the lines above.")]
    [DataRow("Mapping values are not allowed in this context.", "This is not valid YAML: mapping values are not allowed in this context. Quote text that contains “: ”.")]
    [DataRow("Over\nlines.", "This is not valid YAML: over lines.")]
    [DataRow("", "This is not valid YAML: unknown reason.")]
    public void A_reason_is_told_with_what_to_do(string reason, string expected) => Assert.AreEqual(expected, YamlSyntaxMessage.Explain(reason));

    [TestMethod]
    [DataRow("run: plain\n", "plain=plain in plain")]
    [DataRow("run: one two\n  three\n\n  four\n", "one two=one two| =␊  |three=three|␊=␊␊  |four=four in one two␊  three␊␊  four")]
    [DataRow("run: 'it''s  \n  on'\n", "it=it|'=''|s=s| =  ␊  |on=on in it''s  ␊  on")]
    [DataRow("run: \"a\\tb\\u0041c \\\n  d\\U0001F600\"\n", "a=a|␉=\\t|b=b|A=\\u0041|c =c |=\\␊  |d=d|😀=\\U0001F600 in a\\tb\\u0041c \\␊  d\\U0001F600")]
    [DataRow("run: \"a\\\\b\"\n", "a=a|\\=\\\\|b=b in a\\\\b")]
    [DataRow("run: 'a\\b \"c\"'\n", "a\\b \"c\"=a\\b \"c\" in a\\b \"c\"")]
    [DataRow("run: \"it's\n\n\n  on\"\r\n", "it's=it's|␊␊=␊␊␊  |on=on in it's␊␊␊  on")]
    [DataRow("run: |\n  one\n\n    two\n  three\n", "one=one|␊=␊|␊=␊|  two=  two|␊=␊|three=three|␊= in one␊␊    two␊  three")]
    [DataRow("run: |2-\n    one\n  two\n", "  one=  one|␊=␊|two=two in   one␊  two")]
    [DataRow("run: |\r\n  one\r\n  two\r\n", "one=one|␊=␍␊|two=two|␊= in one␍␊  two")]
    [DataRow("run: |+\n\n  one\n\n\n", "␊=␊|one=one|␊=|␊␊= in ␊  one")]
    [DataRow("run: >\n  one\n  two\n\n  three\n    four\n  five\n", "one=one| =  |two=two|␊=␊|three=three|␊=␊|  four=  four|␊=␊|five=five|␊= in one␊  two␊␊  three␊    four␊  five")]
    [DataRow("run: >-\r\n  one\r\n  two\r\n\r\n  three\r\n", "one=one| =  |two=two|␊=␍␊|three=three in one␍␊  two␍␊␍␊  three")]
    [DataRow("run: |\n  one", "one=one in one")]
    [DataRow("run: >", " in >")]
    [DataRow("run: ''\n", "= in ")]
    public void Each_part_of_a_value_has_its_place(string text, string expected)
    {
        var scalar = YamlTree.Parse(new SourceText(text)).RootMapping!["run"]!.AsScalar!;
        Assert.AreEqual(expected, string.Join('|', scalar.Map.Segments.Select(segment => $"{Visible(scalar.Value.Substring(segment.Start, segment.Length))}={Visible(text.Substring(segment.Host.Start, segment.Host.Length))}")) + $" in {Visible(text.Substring(scalar.ValueSpan.Start, scalar.ValueSpan.Length))}");
    }

    private static string Visible(string text) => text.Replace("\r", "␍", StringComparison.Ordinal).Replace("\n", "␊", StringComparison.Ordinal).Replace("\t", "␉", StringComparison.Ordinal);
}
