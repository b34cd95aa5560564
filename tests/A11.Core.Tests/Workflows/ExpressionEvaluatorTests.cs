using A11.Core.Workflows.Expressions;

namespace A11.Core.Tests.Workflows;

/// <summary>Expressions have the values that GitHub's runner gives them; those that depend on a run have none.</summary>
[TestClass]
public sealed class ExpressionEvaluatorTests
{
    private const string Pages = """fromJSON('[{"name": "a", "tags": ["x", "y"]}, {"NAME": "b", "tags": ["z"]}, {"other": 1}, 5]')""";

    [TestMethod]
    [DataRow("contains('Hello world', 'LLO')", "true")]
    [DataRow("contains('Hello', 'x')", "false")]
    [DataRow("contains(123, 2)", "true")]
    [DataRow("contains(fromJSON('[\"Push\", \"tag\"]'), 'push')", "true")]
    [DataRow("contains(fromJSON('[\"push\"]'), 'pus')", "false")]
    [DataRow("contains(fromJSON('[1, 2]'), '2')", "true")]
    [DataRow("contains(fromJSON('[]'), '')", "false")]
    [DataRow("contains(fromJSON('{\"a\": 1}'), 'Object')", "false")]
    [DataRow("contains('Array', fromJSON('[]'))", "false")]
    [DataRow("startsWith('Hello', 'he')", "true")]
    [DataRow("startsWith('Hello', 'lo')", "false")]
    [DataRow("startsWith(123, 12)", "true")]
    [DataRow("startsWith(fromJSON('[]'), 'A')", "false")]
    [DataRow("startsWith('Array', fromJSON('[]'))", "false")]
    [DataRow("endsWith('Hello', 'LO')", "true")]
    [DataRow("endsWith('Hello', 'he')", "false")]
    [DataRow("endsWith('Array', fromJSON('[]'))", "false")]
    [DataRow("join(fromJSON('[1, true, null, \"x\"]'))", "1,true,,x")]
    [DataRow("join(fromJSON('[1, 2]'), ' ')", "1 2")]
    [DataRow("join(fromJSON('[1, 2]'), fromJSON('[]'))", "1,2")]
    [DataRow("join(fromJSON('[[1], {}]'), '-')", "Array-Object")]
    [DataRow("join('text', '-')", "text")]
    [DataRow("join(5)", "5")]
    [DataRow("join(fromJSON('{\"a\": 1}'), '-')", "")]
    [DataRow("format('{{0}} {1}{0}', 'a', 'b')", "{0} ba")]
    [DataRow("format('none', 1)", "none")]
    [DataRow("FORMAT('{0}', true)", "true")]
    [DataRow("toJSON(true)", "true")]
    [DataRow("toJSON(null)", "null")]
    [DataRow("toJSON('a\"b')", "\"a\\\"b\"")]
    [DataRow("fromJSON('null')", "")]
    [DataRow("fromJSON('false')", "false")]
    [DataRow("fromJSON('1.50')", "1.5")]
    public void Functions_have_the_documented_results(string text, string expected) => Assert.AreEqual(expected, Evaluate(text));

    [TestMethod]
    [DataRow("format('{1}', 'a')")]
    [DataRow("format('{0', 'a')")]
    [DataRow("format('}', 'a')")]
    [DataRow("format('{}', 'a')")]
    [DataRow("format('{-1}', 'a')")]
    [DataRow("fromJSON('{')")]
    [DataRow("fromJSON('')")]
    [DataRow("fromJSON('\"\\ud800\"')")]
    [DataRow("case('true', 1, 2)")]
    [DataRow("case(1, 'a', 'b')")]
    [DataRow("case(false, 'a', null, 'b', 'c')")]
    public void A_call_that_GitHub_rejects_fails(string text)
    {
        var evaluator = new ExpressionEvaluator(static _ => null);
        Assert.IsNull(evaluator.Evaluate(ExpressionParser.Parse(text).Root!));
        Assert.IsTrue(evaluator.HasFailed);
    }

    [TestMethod]
    [DataRow("case(true, 'a', 'b')", "a")]
    [DataRow("case(false, 'a', 'b')", "b")]
    [DataRow("case(false, 'a', true, 'b', true, 'c', 'd')", "b")]
    [DataRow("case(true, 'a', github.x, 'b', 'c')", "a")]
    [DataRow("case(1 == 1, 'a', github.x)", "a")]
    public void The_first_true_case_counts(string text, string expected) => Assert.AreEqual(expected, Evaluate(text));

    [TestMethod]
    [DataRow("github.ref")]
    [DataRow("!github.ref")]
    [DataRow("github.ref == 'a'")]
    [DataRow("'a' == github.ref")]
    [DataRow("github.*.a")]
    [DataRow("fromJSON('[1]')[github.x]")]
    [DataRow("github.x && false")]
    [DataRow("true && github.x")]
    [DataRow("false || github.x")]
    [DataRow("contains('a', github.x)")]
    [DataRow("contains('a')")]
    [DataRow("contains('a', 'b', 'c')")]
    [DataRow("case(github.x, 'a', 'b')")]
    [DataRow("case(true, 'a')")]
    [DataRow("case(true, 'a', true, 'b')")]
    [DataRow("success()")]
    [DataRow("hashFiles('x')")]
    [DataRow("unknown('x')")]
    public void What_depends_on_a_run_or_is_no_call_has_no_value_and_is_no_failure(string text)
    {
        var evaluator = new ExpressionEvaluator(static _ => null);
        Assert.IsNull(evaluator.Evaluate(ExpressionParser.Parse(text).Root!));
        Assert.IsFalse(evaluator.HasFailed);
    }

    [TestMethod]
    [DataRow("true || github.x", "true")]
    [DataRow("'a' || github.x", "a")]
    [DataRow("'' && github.x", "")]
    [DataRow("0 || ''", "")]
    [DataRow("'a' && 'b' && 'c'", "c")]
    [DataRow("'a' && 0 && 'c'", "0")]
    public void Logical_operators_give_the_deciding_operand(string text, string expected) => Assert.AreEqual(expected, Evaluate(text));

    [TestMethod]
    [DataRow("fromJSON('{\"A\": {\"b\": 1}}').a.B", "1")]
    [DataRow("fromJSON('{\"a\": 1}')['A']", "1")]
    [DataRow("fromJSON('{\"a\": 1}').b", "")]
    [DataRow("fromJSON('{\"a\": 1}').b.c", "")]
    [DataRow("fromJSON('{\"1\": \"one\"}')[1]", "one")]
    [DataRow("fromJSON('{\"Array\": 1}')[fromJSON('[]')]", "")]
    [DataRow("fromJSON('[7, 8, 9]')[0]", "7")]
    [DataRow("fromJSON('[7, 8, 9]')['1']", "8")]
    [DataRow("fromJSON('[7, 8, 9]')[1.9]", "8")]
    [DataRow("fromJSON('[7, 8, 9]')[true]", "8")]
    [DataRow("fromJSON('[7, 8, 9]')[2]", "9")]
    [DataRow("fromJSON('[7, 8, 9]')[3]", "")]
    [DataRow("fromJSON('[7, 8, 9]')[-1]", "")]
    [DataRow("fromJSON('[7, 8, 9]')['a']", "")]
    [DataRow("fromJSON('\"text\"')[0]", "")]
    [DataRow("toJSON(fromJSON('\"text\"').*)", "[]")]
    public void Parts_are_taken_by_name_or_by_number(string text, string expected) => Assert.AreEqual(expected, Evaluate(text));

    [TestMethod]
    [DataRow(".*.name", "a b")]
    [DataRow(".*.tags.*", "x y z")]
    [DataRow(".*.tags[0]", "x z")]
    [DataRow(".*.tags[1]", "y")]
    [DataRow(".*.missing", "")]
    [DataRow("[*].name", "a b")]
    [DataRow(".*.*", "a Array b Array 1")]
    public void A_filter_takes_from_all_that_have_the_part(string path, string expected) => Assert.AreEqual(expected, Evaluate($"join({Pages}{path}, ' ')"));

    [TestMethod]
    public void A_filter_of_an_object_takes_its_values() => Assert.AreEqual("1 3", Evaluate("join(fromJSON('{\"x\": {\"v\": 1}, \"y\": {\"w\": 2}, \"z\": {\"v\": 3}}').*.v, ' ')"));

    [TestMethod]
    public void A_context_has_the_value_that_it_is_given()
    {
        var evaluator = new ExpressionEvaluator(static name => name == "matrix" ? new ObjectValue([new("os", new StringValue("linux"))]) : null);
        Assert.AreEqual(new StringValue("linux"), evaluator.Evaluate(ExpressionParser.Parse("matrix.os").Root!));
        Assert.IsNull(evaluator.Evaluate(ExpressionParser.Parse("github.ref").Root!));
    }

    /// <summary>A string that repeats itself may not fill memory.</summary>
    [TestMethod]
    [DataRow(100, false)]
    [DataRow(200, true)]
    public void Strings_are_limited(int count, bool hasFailed)
    {
        var evaluator = new ExpressionEvaluator(static _ => null);
        var text = new string('x', 5_000);
        var value = evaluator.Evaluate(ExpressionParser.Parse($"format('{string.Concat(Enumerable.Repeat("{0}", count))}', '{text}')").Root!);
        Assert.AreEqual(hasFailed, evaluator.HasFailed);
        Assert.AreEqual(hasFailed ? null : count * text.Length, (value as StringValue)?.Text.Length);
    }

    [TestMethod]
    public void All_strings_of_an_evaluation_are_limited_together()
    {
        var evaluator = new ExpressionEvaluator(static _ => null);
        var half = $"format('{string.Concat(Enumerable.Repeat("{0}", 60))}', '{new string('x', 5_000)}')";
        Assert.IsNull(evaluator.Evaluate(ExpressionParser.Parse($"{half} == {half}").Root!));
        Assert.IsTrue(evaluator.HasFailed);
    }

    [TestMethod]
    [DataRow("""{"a":[1,true,null,"x\"y\\\t"],"b":{},"c":[],"d":{"e":{"f":false}}}""", """
        {
          "a": [
            1,
            true,
            null,
            "x\"y\\\t"
          ],
          "b": {},
          "c": [],
          "d": {
            "e": {
              "f": false
            }
          }
        }
        """)]
    [DataRow("[[1,2],[]]", """
        [
          [
            1,
            2
          ],
          []
        ]
        """)]
    [DataRow("\"é<>&'\"", "\"é<>&'\"")]
    public void JSON_is_written_with_two_spaces_for_each_level(string json, string expected) =>
        Assert.AreEqual(expected.ReplaceLineEndings("\n"), ExpressionJson.Write(ExpressionJson.Parse(json)!));

    private static string? Evaluate(string text) => ExpressionEvaluator.FindConstant(ExpressionParser.Parse(text).Root!) is { } value ? ExpressionCoercion.ToText(value) : null;
}
