using System.Diagnostics;
using System.Globalization;
using A11.Core.Workflows.Expressions;
using CsCheck;

namespace A11.Core.Tests.Fuzzing;

/// <summary>
/// No text makes the parser, the checker or the evaluator of expressions throw, or point outside of the text, and time grows with length alone. The texts are
/// the same in each run; A11_FUZZ_ROUNDS asks for others, and how many.
/// </summary>
[TestClass]
public sealed class ExpressionFuzzTests
{
    private const int RepeatedRounds = 60_000;

    private static readonly int RandomRounds = int.TryParse(Environment.GetEnvironmentVariable("A11_FUZZ_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 0;

    private static readonly string[] Pieces =
    [
        "github", "env", "matrix.os", "steps.a.outputs.b", ".", ".*", "[*]", "['a']", "[0]", "[", "]", "(", ")", ",", "'", "'a'", "''", "!", "==", "!=", "<", ">=", "&&", "||", "&", "|", "=", " ", "\n", "\t", "0", "1.5", "-", "+1",
        "0x", "0xff", "0o8", "1e999", "NaN", "Infinity", "null", "true", "false", "contains(", "format('{0}', ", "fromJSON('[1,{}]')", "toJSON(", "join(", "case(", "hashFiles(", "success()", "x", "\"", "é", "\ud83d", "\0", "${{", "}}",
        "fromJSON('[]').*.a[0].b", "'{0'", "'{\"a\":1}'", "*",
    ];

    [TestMethod]
    public void No_text_breaks_expressions()
    {
        var texts = Gen.Select(Gen.Int[0, Pieces.Length - 1].Array[0, 14], static indexes => string.Concat(indexes.Select(static index => Pieces[index])));
        for (var round = 0u; round < RepeatedRounds; round++)
        {
            Check(texts.Generate(new PCG(round, round), null, out _));
        }

        if (RandomRounds > 0)
        {
            texts.Sample(Check, iter: RandomRounds, print: text => text);
        }
    }

    [TestMethod]
    [DataRow("${{ a }} ")]
    [DataRow("${{ ")]
    [DataRow("${{ ' ")]
    [DataRow("}} ")]
    public void Searching_takes_linear_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000));
        var start = Stopwatch.GetTimestamp();
        Assert.IsLessThanOrEqualTo(200_000, ExpressionRange.FindAll(text).Count());
        Assert.IsLessThan(5, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static void Check(string text)
    {
        var parsed = ExpressionParser.Parse(text);
        Assert.AreNotEqual(parsed.Root is null, parsed.Problem is null, text);
        if (parsed.Problem is { } problem)
        {
            Assert.IsTrue(problem.Span.Start >= 0 && problem.Span.End <= text.Length, text);
            return;
        }

        foreach (var node in parsed.Root!.DescendantsAndSelf())
        {
            Assert.IsTrue(node.Span.Length > 0 && node.Span.End <= text.Length && node.Children.All(child => node.Span.Contains(child.Span)), text);
        }

        var checker = new ExpressionChecker(text, static name => name == "github" ? StandardContexts.CreateGitHub(null) : ObjectType.Empty, null, "here");
        _ = checker.Check(parsed.Root);
        Assert.IsTrue(checker.Faults.All(fault => fault.Span.End <= text.Length && fault.Message.Length > 0), text);
        _ = new ExpressionEvaluator(static _ => NullValue.Instance).Evaluate(parsed.Root);
        _ = ContextReference.FindAll(parsed.Root).Count();
    }
}
