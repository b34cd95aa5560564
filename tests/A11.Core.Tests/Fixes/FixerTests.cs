using System.Collections.Immutable;
using System.Text;
using A11.Core.Analysis;
using A11.Core.Configuration;
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
        Assert.AreEqual(5, result.Applied);
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
        Assert.AreEqual(1, result.Left.Diagnostics.Length);
    }

    [TestMethod]
    public void Line_ends_stay_as_they_are() => Assert.AreEqual("x\r\nc\r\nd\r\n", Text(Fix("x\r\nb\r\n", ("b", "c\nd", FixSafety.Safe))));

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
        CollectionAssert.AreEqual(Encode("ü é"), result.Files["f"].ToArray());
    }

    private static string Text(FixResult result) => Encoding.UTF8.GetString(result.Files["f"].Span);

    private static FixResult Fix(string text, params (string, string, FixSafety)[] replacements) => Fix(text, allowsUnsafe: false, replacements);

    private static FixResult Fix(string text, bool allowsUnsafe, params (string, string, FixSafety)[] replacements) =>
        Run(new BytesFileSource(Encoding.UTF8.GetBytes(text)), allowsUnsafe, replacements);

    private static FixResult Run(BytesFileSource files, bool allowsUnsafe, params (string, string, FixSafety)[] replacements) =>
        new Fixer(new Analyzer([new ReplacingDomain(replacements)])).Run(files, new DefaultSettings(), null, allowsUnsafe);

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
        public override RuleInfo Info { get; } = new($"AXD90{found[0] - 'a':00}", found, found, Severity.Error, Category.Correct) { Fix = safety };

        public void Visit(SourceText text, RuleContext context)
        {
            for (var at = text.Content.IndexOf(found, StringComparison.Ordinal); at >= 0; at = text.Content.IndexOf(found, at + 1, StringComparison.Ordinal))
            {
                var span = new TextSpan(at, found.Length);
                context.Report(this, span, found, new Fix(found, [new TextEdit(span, replacement)], safety));
            }
        }
    }

    private sealed class ReplacingDomain((string Found, string Replacement, FixSafety Safety)[] replacements) : Domain
    {
        public override ImmutableArray<Rule> Rules { get; } = [.. replacements.Select(each => new Replace(each.Found, each.Replacement, each.Safety))];

        public override bool MayClaim(string path) => true;

        public override bool Claims(SourceFile file) => true;

        public override void Analyze(FileAnalysis analysis)
        {
            foreach (var rule in analysis.Rules<Replace>(this))
            {
                rule.Visit(analysis.File.Text, analysis.Context);
            }
        }
    }
}
