using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Text;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Tests.Workflows;

/// <summary>Expressions are found where GitHub finds them, know their place, and their nodes stand in the file where they say, however the scalar is written.</summary>
[TestClass]
public sealed class ExpressionTests
{
    private const string Everywhere = """
        on: push
        env:
          ${{ github.key }}: plain
          A: "\u0024{{ github.escaped\x2edouble }} \
            ${{ github.folded }}"
          B: '${{ github[''single''] }}'
        jobs:
          build:
            if: github.bare
            runs-on: x
            steps:
              - if: |
                  github.block ==
                    github.literal
                run: >
                  a ${{ github.first }}
                  b ${{
                    github.second
                  }}
              - parallel:
                  - if: github.inner
                    run: x
        """;

    [TestMethod]
    public void Nodes_stand_where_they_are_written()
    {
        var (file, text) = Parse(Everywhere);
        var names = file.Expressions.SelectMany(static expression => ContextReference.FindAll(expression.Root).Select(used => (expression, used))).ToArray();
        Assert.AreEqual(
            "github.key github.escaped.double github.folded github.single github.bare github.block github.literal github.first github.second github.inner",
            string.Join(' ', names.Select(static pair => pair.used.Name)));
        foreach (var (expression, used) in names)
        {
            var written = text[expression.Scalar.Map.ToHost(used.Span)].ToString();
            StringAssert.StartsWith(written, "github", StringComparison.Ordinal);
            StringAssert.Contains(written, used.Path[^1], StringComparison.Ordinal);
        }
    }

    [TestMethod]
    public void Places_know_their_job_and_step()
    {
        var (file, _) = Parse(Everywhere);
        var (bare, inner) = (file.Expressions.Single(static expression => expression.Text == "github.bare"), file.Expressions.Single(static expression => expression.Text == "github.inner"));
        Assert.AreEqual("jobs.<job_id>.if", bare.Place.Title);
        Assert.AreEqual("build", bare.Job?.Id);
        Assert.IsNull(bare.Step);
        Assert.IsTrue(bare.IsBare);
        Assert.IsTrue(inner.Place.IsCondition);
        Assert.AreEqual("x", inner.Step?.Run?.Value);
        Assert.AreEqual(1, file.FindExpressions(file.Steps[0].Mapping["if"]!.AsScalar!).Length);
    }

    [TestMethod]
    public void A_blank_condition_is_no_expression()
    {
        var (file, _) = Parse("on: push\njobs:\n  build:\n    if: '  '\n    runs-on: x\n    steps:\n      - run: x\n        if:\n");
        Assert.IsEmpty(file.Expressions);
    }

    [TestMethod]
    [DataRow("${{ a }} ${{ b }}", "[ a ][ b ]")]
    [DataRow("${{ '}}' }}", "[ '}}' ]")]
    [DataRow("${{ 'a''}}' }} }}", "[ 'a''}}' ]")]
    [DataRow("$${{a}}}", "[a]")]
    [DataRow("${{ a } }", "[ a } }")]
    [DataRow("${{ 'a }} ${{ b }}", "[ 'a }} ${{ b }}")]
    [DataRow("${ { a }}", "")]
    public void Braces_are_found(string text, string expected) =>
        Assert.AreEqual(expected, string.Concat(ExpressionRange.FindAll(text).Select(range => $"[{text.AsSpan(range.Content.Start, range.Content.Length)}{(range.IsClosed ? "]" : "")}")));

    [TestMethod]
    [DataRow("", ExpressionProblemKind.Empty, "")]
    [DataRow("a 'b", ExpressionProblemKind.UnclosedString, "'b")]
    [DataRow("a b", ExpressionProblemKind.UnexpectedToken, "b")]
    [DataRow("'a'.b", ExpressionProblemKind.UnexpectedToken, ".")]
    [DataRow("f(a,)", ExpressionProblemKind.UnexpectedToken, ")")]
    [DataRow("f(a", ExpressionProblemKind.UnexpectedEnd, "a")]
    [DataRow("a == ", ExpressionProblemKind.UnexpectedEnd, "==")]
    [DataRow("a.*b", ExpressionProblemKind.UnexpectedToken, "b")]
    [DataRow("1.2.3", ExpressionProblemKind.UnexpectedToken, "1.2.3")]
    [DataRow("a = b", ExpressionProblemKind.UnexpectedToken, "=")]
    public void A_problem_is_at_its_token(string text, ExpressionProblemKind kind, string token)
    {
        var problem = ExpressionParser.Parse(text).Problem;
        Assert.AreEqual((kind, token), (problem?.Kind, text.Substring(problem!.Span.Start, problem.Span.Length)));
    }

    [TestMethod]
    [DataRow("(", ")", 200, true)]
    [DataRow("(", ")", 5000, false)]
    [DataRow("!", "", 49, true)]
    [DataRow("!", "", 50, false)]
    [DataRow("!", "", 20000, false)]
    [DataRow("f(", ")", 5000, false)]
    [DataRow("a[", "]", 5000, false)]
    [DataRow("a == ", "", 49, true)]
    [DataRow("a == ", "", 50, false)]
    [DataRow("a && ", "", 2000, true)]
    [DataRow("a && b || ", "", 2000, true)]
    [DataRow("", " .a", 49, true)]
    [DataRow("", ".a", 5000, false)]
    public void Depth_is_limited_as_GitHub_does(string before, string after, int count, bool isValid)
    {
        var text = $"{string.Concat(Enumerable.Repeat(before, count))}a{string.Concat(Enumerable.Repeat(after, count))}";
        var parsed = ExpressionParser.Parse(text);
        Assert.AreEqual(isValid, parsed.Root is not null);
        Assert.AreEqual(isValid ? null : ExpressionProblemKind.TooDeep, parsed.Problem?.Kind);
    }

    [TestMethod]
    public void Length_is_limited_as_GitHub_does()
    {
        Assert.IsNull(ExpressionParser.Parse(new string(' ', ExpressionParser.MaximumLength - 1) + "a").Problem);
        Assert.AreEqual(ExpressionProblemKind.TooLong, ExpressionParser.Parse(new string(' ', ExpressionParser.MaximumLength) + "a").Problem?.Kind);
    }

    [TestMethod]
    [DataRow("true && 1 || x", "1")]
    [DataRow("false && x", "false")]
    [DataRow("x && false", null)]
    [DataRow("format('{0}-{1}', 'a', 2.50)", "a-2.5")]
    [DataRow("fromJSON('{\"a\": [1, 2]}').A[1]", "2")]
    [DataRow("join(fromJSON('[{\"a\": 1}, {\"b\": 2}, {\"a\": 3}]').*.a, '+')", "1+3")]
    [DataRow("case(1 == 2, 'a', 2 == 2, 'b', 'c')", "b")]
    [DataRow("always()", null)]
    [DataRow("hashFiles('a')", null)]
    [DataRow("inputs.a == 1", null)]
    public void Constants_are_known(string text, string? expected) =>
        Assert.AreEqual(expected, ExpressionEvaluator.FindConstant(ExpressionParser.Parse(text).Root!) is { } value ? ExpressionCoercion.ToText(value) : null);

    [TestMethod]
    public void References_are_found_in_indexes_and_calls() => Assert.AreEqual(
        "github.event.pages.*.page_name github.event.commits.*.author matrix.a steps secrets.token",
        string.Join(' ', ContextReference.FindAll(ExpressionParser.Parse("contains(github.event.pages[github.event.commits[matrix.a].author].page_name, fromJSON(steps).github.x) || secrets['TOKEN']").Root).Select(static used => used.Name)));

    private static (WorkflowFile File, SourceText Text) Parse(string yaml)
    {
        var file = new SourceFile("ci.yml", FileContent.Decode(System.Text.Encoding.UTF8.GetBytes(yaml)));
        return (WorkflowFile.Create(YamlTree.Parse(file.Text))!, file.Text);
    }
}
