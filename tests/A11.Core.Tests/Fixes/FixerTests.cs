using System.Collections.Immutable;
using System.Text;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Fixes;
using A11.Core.Repositories;
using A11.Core.Text;

namespace A11.Core.Tests.Fixes;

[TestClass]
public sealed class FixerTests
{
    [TestMethod]
    public void Fixes_are_applied_again_until_nothing_is_left_to_fix()
    {
        // Neighbours wait for the next round, and what one fix writes is fixed by another.
        var result = Fix("aab\n", ("a", "b", FixSafety.Safe), ("b", "c\nd", FixSafety.Safe));
        Assert.AreEqual("c\ndc\ndc\nd\n", Text(result));
        Assert.AreEqual("AXD9000 2, AXD9001 3", string.Join(", ", result.Applied.Select(applied => $"{applied.Rule.Id} {applied.Count}")));
        Assert.AreEqual(0, result.Left.Diagnostics.Length);
    }

    [TestMethod]
    public void What_may_change_the_meaning_is_only_applied_on_request()
    {
        Assert.IsTrue(Fix("a", ("a", "x", FixSafety.Unsafe)).Files.IsEmpty);
        Assert.AreEqual("x", Text(Fix("a", allowsUnsafe: true, ("a", "x", FixSafety.Unsafe))));
    }

    [TestMethod]
    public void Fixes_that_undo_each_other_come_to_an_end()
    {
        var result = Fix("a", ("a", "b", FixSafety.Safe), ("b", "a", FixSafety.Safe));
        Assert.AreEqual("b", Text(result));
        Assert.AreEqual(1, result.Left.Diagnostics.Length);
    }

    [TestMethod]
    public void A_fix_that_never_mends_comes_to_an_end()
    {
        var result = Fix("a", ("a", "aa", FixSafety.Safe));
        Assert.IsTrue(result.Left.Diagnostics.Length > 0);
    }

    [TestMethod]
    public void Many_fixes_of_one_place_are_applied_one_after_the_other()
    {
        var result = Run(new BytesFileSource("x"u8.ToArray()), allowsUnsafe: false, new InsertingDomain(30));
        Assert.AreEqual(30, result.Applied.Sum(applied => applied.Count));
        Assert.AreEqual(30, Text(result).Split('\n').Length - 1);
        Assert.IsTrue(result.Left.Diagnostics.IsEmpty);
    }

    [TestMethod]
    public void A_fix_that_would_break_the_file_is_taken_back()
    {
        var result = Fix("a c", ("a", "d", FixSafety.Safe), ("c", "é", FixSafety.Safe), (ReplacingDomain.SyntaxError, "", FixSafety.None));
        Assert.IsTrue(result.Files.IsEmpty);
        Assert.IsTrue(result.Applied.IsEmpty);
        Assert.AreEqual(2, result.Left.Diagnostics.Length);
    }

    [TestMethod]
    public void A_fix_whose_edits_overlap_or_lie_outside_of_the_text_is_not_applied()
    {
        foreach (var edits in (TextEdit[][])[[new(new TextSpan(0, 2), "x"), new(new TextSpan(1, 2), "y")], [new(new TextSpan(2, 2), "x")]])
        {
            Assert.IsTrue(Run(new BytesFileSource("abc"u8.ToArray()), allowsUnsafe: false, new EditingDomain([.. edits])).Files.IsEmpty);
        }
    }

    [TestMethod]
    [DataRow("x\r\nb\r\n", "x\r\nc\r\nd\r\n")]
    [DataRow("x\nb\r\ny\n", "x\nc\r\nd\r\ny\n")]
    [DataRow("x\r\nb", "x\r\nc\r\nd")]
    [DataRow("b", "c\nd")]
    [DataRow("x\rb\r", "x\rc\rd\r")]
    public void Line_ends_stay_as_they_are(string text, string expected) => Assert.AreEqual(expected, Text(Fix(text, ("b", "c\nd", FixSafety.Safe))));

    [TestMethod]
    [DataRow("utf-8")]
    [DataRow("utf-16")]
    [DataRow("utf-16BE")]
    [DataRow("utf-32")]
    public void The_encoding_and_its_mark_stay_as_they_are(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] Encode(string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        var result = Run(new BytesFileSource(Encode("ü a")), allowsUnsafe: false, ("a", "é", FixSafety.Safe));
        CollectionAssert.AreEqual(Encode("ü é"), result.Files.Single().After.ToArray());
    }

    private static string Text(FixResult result) => Encoding.UTF8.GetString(result.Files.Single().After.Span);

    private static FixResult Fix(string text, params (string, string, FixSafety)[] replacements) => Fix(text, allowsUnsafe: false, replacements);

    private static FixResult Fix(string text, bool allowsUnsafe, params (string, string, FixSafety)[] replacements) =>
        Run(new BytesFileSource(Encoding.UTF8.GetBytes(text)), allowsUnsafe, replacements);

    private static FixResult Run(BytesFileSource files, bool allowsUnsafe, params (string, string, FixSafety)[] replacements) =>
        Run(files, allowsUnsafe, new ReplacingDomain(replacements));

    private static FixResult Run(BytesFileSource files, bool allowsUnsafe, Domain domain) =>
        new Fixer(new Engine([domain], [])).Run(files, new DefaultSettings(), null, allowsUnsafe);

    /// <summary>One file of exactly these bytes.</summary>
    private sealed class BytesFileSource(byte[] bytes) : IFileSource
    {
        public IReadOnlyList<string> Paths { get; } = ["f"];

        public bool Exists(string path) => path == "f";

        public ReadOnlyMemory<byte> Read(string path) => bytes;
    }

    /// <summary>A rule that finds a text, and mends it by another.</summary>
    private sealed class Replace(string found, string replacement, FixSafety safety) : Rule
    {
        public override CheckDescriptor Descriptor { get; } = new($"AXD{9000 + found[0] - 'a'}", found, found, Severity.Error, Category.Correct)
        {
            Fix = safety,
            Aliases = found == ReplacingDomain.SyntaxError ? ["a11/parse-error"] : [],
        };

        public void Visit(SourceText text, RuleContext context)
        {
            for (var at = text.Content.IndexOf(found, StringComparison.Ordinal); at >= 0; at = text.Content.IndexOf(found, at + 1, StringComparison.Ordinal))
            {
                var span = new TextSpan(at, found.Length);
                context.Report(this, span, found, new Fix(found, [new TextEdit(span, replacement)], safety));
            }
        }
    }

    private sealed class ReplacingDomain((string Found, string Replacement, FixSafety Safety)[] replacements) : TestDomain
    {
        /// <summary>The letter that counts as a syntax error.</summary>
        public const string SyntaxError = "é";

        protected override ImmutableArray<Rule> CreateRules() => [.. replacements.Select(each => new Replace(each.Found, each.Replacement, each.Safety))];

        public override void Analyze(FileAnalysis analysis)
        {
            foreach (var rule in analysis.Rules<Replace>(this))
            {
                rule.Visit(analysis.File.Text, analysis.Context);
            }
        }
    }

    /// <summary>Findings that all want a line at the same place.</summary>
    private sealed class InsertingDomain(int count) : TestDomain
    {
        protected override ImmutableArray<Rule> CreateRules() => [.. Enumerable.Range(0, count).Select(i => new Missing(i))];

        public override void Analyze(FileAnalysis analysis)
        {
            foreach (var rule in analysis.Rules<Missing>(this))
            {
                rule.Visit(analysis.File.Text, analysis.Context);
            }
        }
    }

    private sealed class Missing(int number) : Rule
    {
        public override CheckDescriptor Descriptor { get; } = new($"AXD{9100 + number}", $"m{number}", "A line is there", Severity.Error, Category.Correct) { Fix = FixSafety.Safe };

        public void Visit(SourceText text, RuleContext context)
        {
            var line = $"line {number};";
            if (!text.Content.Contains(line, StringComparison.Ordinal))
            {
                context.Report(this, new TextSpan(0, 1), line, new Fix(line, [new TextEdit(new TextSpan(text.Length, 0), $"\n{line}")], FixSafety.Safe));
            }
        }
    }

    /// <summary>One finding with these edits.</summary>
    private sealed class EditingDomain(ImmutableArray<TextEdit> edits) : TestDomain
    {
        protected override ImmutableArray<Rule> CreateRules() => [new Missing(0)];

        public override void Analyze(FileAnalysis analysis) => analysis.Context.Report(Rules[0], new TextSpan(0, 1), "Edit.", new Fix("Edit", edits, FixSafety.Safe));
    }

    private abstract class TestDomain : Domain
    {
        public override bool MayClaim(string path) => true;

        public override bool Claims(SourceFile file) => true;
    }
}
