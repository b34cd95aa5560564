using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Scripts;
using A11.Core.Text;
using A11.Tests;

namespace A11.Core.Tests.Analysis;

/// <summary>Which findings a comment covers, by their place and their names.</summary>
[TestClass]
public sealed class SuppressionFilterTests
{
    /// <summary>Six lines of ten characters each.</summary>
    private static readonly SourceText Text = new(string.Concat(Enumerable.Repeat("123456789\n", 6)));

    private static readonly CheckDescriptor Rule = new("AXZ0001", "a-slug", "A test", Severity.Error, Category.Correct) { Aliases = ["hadolint/DL1", "zizmor/x", "shellcheck/SC2086"] };

    [TestMethod]
    [DataRow(10, 12, true, DisplayName = "inside")]
    [DataRow(5, 15, false, DisplayName = "begun before it")]
    [DataRow(15, 35, true, DisplayName = "ends behind it")]
    [DataRow(19, 19, true, DisplayName = "at its end")]
    [DataRow(20, 25, false, DisplayName = "behind it")]
    [DataRow(0, 5, false, DisplayName = "before it")]
    public void A_finding_is_covered_where_it_begins(int start, int end, bool expected)
    {
        var finding = Finding(start, end);
        Assert.AreEqual(expected, IsSuppressed(finding, Ours(new TextSpan(10, 9))));
        Assert.IsTrue(IsSuppressed(finding, Ours(null)), "in the whole file");
    }

    [TestMethod]
    [DataRow("AXZ0001", true)]
    [DataRow("axz0001", true)]
    [DataRow("a-slug", true)]
    [DataRow("A-Slug", false)]
    [DataRow("HADOLINT/DL1", true)]
    [DataRow("AXZ0002", false)]
    [DataRow("hadolint/DL", false)]
    public void It_is_covered_by_any_of_its_names(string name, bool expected) =>
        Assert.AreEqual(expected, IsSuppressed(Finding(10, 12), new Suppression(default, [new SuppressedName(name, default)], null, null, "why")));

    [TestMethod]
    [DataRow(2080, 2089, true)]
    [DataRow(2086, 2089, true)]
    [DataRow(2080, 2086, true)]
    [DataRow(2087, 2089, false)]
    [DataRow(2080, 2085, false)]
    public void Codes_of_ShellCheck_may_be_a_range(int first, int last, bool expected)
    {
        var name = new SuppressedName("shellcheck/range", default) { Codes = new CodeRange(first, last) };
        Assert.AreEqual(expected, IsSuppressed(Finding(10, 12), new Suppression(default, [name], null, "shellcheck", null)));
    }

    [TestMethod]
    public void Without_a_name_a_peers_comment_covers_what_the_peer_finds()
    {
        Assert.IsTrue(IsSuppressed(Finding(10, 12), new Suppression(default, [], null, "hadolint", null)));
        Assert.IsFalse(IsSuppressed(Finding(10, 12), new Suppression(default, [], null, "dclint", null)));
        Assert.IsFalse(IsSuppressed(Finding(10, 12), new Suppression(default, [], null, "hado", null)));
        Assert.IsFalse(IsSuppressed(Finding(10, 12), new Suppression(default, [], null, null, "why")));
    }

    [TestMethod]
    public void Ours_needs_a_reason_and_a_peers_none()
    {
        Assert.IsFalse(IsSuppressed(Finding(10, 12), Ours(null) with { Reason = null }));
        Assert.IsTrue(IsSuppressed(Finding(10, 12), new Suppression(default, [new SuppressedName("hadolint/DL1", default)], null, "hadolint", null)));
    }

    [TestMethod]
    public void What_may_not_be_suppressed_is_not()
    {
        var finding = Finding(10, 12);
        Assert.IsFalse(IsSuppressed(finding with { Rule = Rule with { Suppressible = false } }, Ours(null)));
    }

    [TestMethod]
    [DataRow("hadolint", "a", 2, true)]
    [DataRow("hadolint", "a", 3, true)]
    [DataRow("hadolint", "a", 1, false)]
    [DataRow("hadolint", "a", 4, false)]
    [DataRow("hadolint", "b", 2, false, DisplayName = "in another file")]
    [DataRow(null, "a", 2, false, DisplayName = "ours stands where we report")]
    public void A_peers_comment_may_stand_where_the_peer_reports(string? peer, string path, int line, bool expected)
    {
        var related = new RelatedLocation(path, new LinePosition(line, 1), new LinePosition(line, 2), "Here.");
        var suppression = new Suppression(default, [new SuppressedName("hadolint/DL1", default)], TextSpan.FromBounds(10, 29), peer, "why");
        Assert.AreEqual(expected, IsSuppressed(Finding(50, 52) with { Related = [related] }, suppression));
        Assert.IsFalse(IsSuppressed(Finding(50, 52), suppression));
    }

    [TestMethod]
    [DataRow("zizmor", 1, false)]
    [DataRow("zizmor", 2, true)]
    [DataRow("zizmor", 3, true)]
    [DataRow("zizmor", 4, true)]
    [DataRow("zizmor", 5, false)]
    [DataRow("hadolint", 3, false)]
    public void Zizmors_may_stand_on_any_line_of_what_holds_the_finding(string peer, int line, bool expected)
    {
        var comment = new TextSpan((line - 1) * 10, 3);
        var suppression = new Suppression(comment, [new SuppressedName("zizmor/x", default)], new TextSpan(50, 3), peer, null);
        Assert.AreEqual(expected, IsSuppressed(Finding(20, 22) with { Scope = TextSpan.FromBounds(10, 39) }, suppression));
        Assert.IsFalse(IsSuppressed(Finding(20, 22), suppression));
    }

    [TestMethod]
    [DataRow("2030-01-01", true)]
    [DataRow("2030-01-02", false)]
    [DataRow(null, true)]
    public void An_acceptance_ends_with_its_day(string? today, bool expected)
    {
        var name = new SuppressedName("AXZ0001", default) { End = new DateOnly(2030, 1, 2) };
        Assert.AreEqual(expected, IsSuppressed(Finding(10, 12), new Suppression(default, [name], null, "trivy", null), today));
    }

    [TestMethod]
    [DataRow(0, false)]
    [DataRow(1, true)]
    [DataRow(7, true)]
    [DataRow(8, false)]
    public void A_line_to_ignore_is_one_of_the_text(int line, bool expected)
    {
        var read = new IgnoredLine("zizmor", "zizmor/x", line).Read(Text);
        Assert.AreEqual(expected, read is not null);
        Assert.AreEqual(expected ? Text.GetLine(line) : null, read?.Target);
    }

    [TestMethod]
    [DataRow("# a11:disable\nFROM debian:12.11\n", "AXG0003 # a11:disable: This comment names no rule, so it suppresses nothing. Name the rule: # a11:disable AXD3006 -- reason.")]
    [DataRow("# a11:disable AXD3006\nFROM debian\n", "AXG0002 # a11:disable AXD3006: The suppression of AXD3006 has no reason, so it has no effect. Add one after the rule: -- reason.")]
    [DataRow("# a11:disable AXD9999 -- why\nFROM debian:12.11\n", "AXG0003 AXD9999: No rule is named AXD9999, so this suppresses nothing. Correct the name; dotnet a11 rules lists all.")]
    [DataRow("# a11:disable AXD9999\nFROM debian:12.11\n", "AXG0002 # a11:disable AXD9999: The suppression of AXD9999 has no reason, so it has no effect. Add one after the rule: -- reason.|AXG0003 AXD9999: No rule is named AXD9999, so this suppresses nothing. Correct the name; dotnet a11 rules lists all.")]
    [DataRow("# a11:disable AXD3006 -- why\nFROM debian:12.11\n", "AXG0004 AXD3006: AXD3006 reports nothing here, so this suppression would only hide later findings. Remove it.")]
    [DataRow("# a11:disable AXD3006,AXD9999 -- why\nFROM debian\n", "AXG0003 AXD9999: No rule is named AXD9999, so this suppresses nothing. Correct the name; dotnet a11 rules lists all.")]
    [DataRow("# a11:disable AXD3006 -- why\nFROM debian\n", "")]
    [DataRow("# hadolint ignore=DL9999\nFROM debian:12.11\n", "")]
    [DataRow("# trivy:ignore:x\n# dclint disable x\nFROM debian:12.11\n", "")]
    public void Our_comments_that_do_nothing_are_told_of(string dockerfile, string expected)
    {
        var files = new MemoryFileSource([new("Dockerfile", dockerfile)]);
        var found = TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics.Where(static finding => finding.Rule.Id is "AXG0002" or "AXG0003" or "AXG0004");
        Assert.AreEqual(expected, string.Join('|', found.Select(finding => $"{finding.Rule.Id} {finding.Text![finding.Span]}: {finding.Message}").Order(StringComparer.Ordinal)));
    }

    private static Suppression Ours(TextSpan? target) => new(default, [new SuppressedName("AXZ0001", default)], target, null, "why");

    private static Diagnostic Finding(int start, int end) => new(Rule, "a", TextSpan.FromBounds(start, end), "Mind it.") { Text = Text };

    private static bool IsSuppressed(Diagnostic finding, Suppression suppression, string? today = null)
    {
        var settings = new FileSettings(static (_, severity) => severity, RuleOptionValues.Empty) { Today = today is null ? null : DateOnly.Parse(today, CultureInfo.InvariantCulture) };
        var (kept, suppressed) = SuppressionFilter.Apply(new SourceFile("a", new FileContent(Text, null)), [finding], [suppression], settings, new CheckIndex([Rule]));
        Assert.AreEqual(1, kept.Count(one => one.Rule.Id == "AXZ0001") + suppressed.Count);
        return suppressed.Count == 1;
    }
}
