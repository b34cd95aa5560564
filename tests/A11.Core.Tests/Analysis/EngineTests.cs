using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Text;
using A11.Tests;

namespace A11.Core.Tests.Analysis;

/// <summary>What a run reads, tells and hides, whatever the rules are.</summary>
[TestClass]
public sealed class EngineTests
{
    [TestMethod]
    [DataRow("Dockerfile", "AXG0001")]
    [DataRow(".github/workflows/ci.yml", "AXG0001")]
    [DataRow("scripts/x.py", "")]
    [DataRow("image.png", "")]
    public void A_file_that_can_not_be_read_is_told_of_where_its_name_makes_it_ours(string path, string expected)
    {
        var files = MemoryFileSource.FromBytes([new(path, [0x46, 0xFF, 0x0A])]);
        var result = TestEngine.Default.Run(files, TestEngine.Load(files));
        Assert.AreEqual(expected, string.Join(' ', result.Diagnostics.Select(static finding => finding.Rule.Id)));
        Assert.IsTrue(result.Diagnostics.All(static finding => finding.Message == "The file is not valid utf-8; save it as UTF-8."));
    }

    [TestMethod]
    public void A_directory_that_can_not_be_listed_is_told_of_unless_files_are_named()
    {
        var files = new Unlisted(new MemoryFileSource([new("a/Makefile", "a:\n")]));
        var settings = new DefaultSettings();
        Assert.AreEqual("The directory left can't be listed, so nothing in it is checked. Correct its permissions.", TestEngine.Default.Run(files, settings).Diagnostics.Single(static finding => finding.Path == "left").Message);
        Assert.IsFalse(TestEngine.Default.Run(files, settings, ["a/Makefile"]).Diagnostics.Any(static finding => finding.Path == "left"));
    }

    [TestMethod]
    [DataRow("Dockerfile.tmpl", "FROM debian\n", "template")]
    [DataRow("Dockerfile", "FROM {{ x }}\n", "template")]
    [DataRow("left/Dockerfile", "FROM debian\n", "excluded")]
    [DataRow("vendor/Dockerfile", "FROM debian\n", "vendored")]
    [DataRow("Dockerfile", "FROM debian\n", "")]
    [DataRow("image.png", "{{ x }}", "")]
    [DataRow("README.md.tmpl", "x", "", DisplayName = "a template for what is none of ours")]
    [DataRow("bin/run.in", "x", "", DisplayName = "a template for what might be ours")]
    public void What_a_run_would_leave_is_found_without_it(string path, string text, string expected)
    {
        var files = new MemoryFileSource([new(path, text), new("a11.yml", "exclude: [left/**]\n")]);
        Assert.AreEqual(expected, string.Join(' ', TestEngine.Default.FindUnchecked(files, TestEngine.Load(files), files.Paths).Select(static file => file.Reason.ToName())));
    }

    [TestMethod]
    public void What_can_not_be_read_is_left_by_nobody()
    {
        var files = MemoryFileSource.FromBytes([new("Dockerfile", [0x46, 0xFF, 0x0A])]);
        Assert.IsEmpty(TestEngine.Default.FindUnchecked(files, TestEngine.Load(files), files.Paths));
    }

    [TestMethod]
    [DataRow("Dockerfile.tmpl", "", "AXG0014")]
    [DataRow("Dockerfile.tmpl", "rules: {AXG0014: none}\n", "")]
    [DataRow("compose.yml.j2", "", "")]
    [DataRow("gradlew", "", "")]
    [DataRow("gradlew", "vendored: true\n", "", DisplayName = "what a tool wrote is checked where somebody wants it")]
    public void A_file_that_is_left_is_noted_where_a_number_is_too_little(string path, string configuration, string expected)
    {
        var files = new MemoryFileSource([new(path, "#!/bin/sh\n# Gradle\nset -eu\ntrue\n"), new("a11.yml", configuration)]);
        var result = TestEngine.Default.Run(files, TestEngine.Load(files), [path]);
        Assert.AreEqual(expected, string.Join(' ', result.Diagnostics.Select(static finding => finding.Rule.Id)));
        Assert.AreEqual(configuration.Contains("vendored", StringComparison.Ordinal), result.CheckedFiles.Contains(path));
    }

    [TestMethod]
    [DataRow("Xk29d", "Mind •••.")]
    [DataRow("Xk29", "Mind Xk29.", DisplayName = "too short to be told from other words")]
    [DataRow("kettle", "Mind kettle.", DisplayName = "a word")]
    [DataRow("ket-tle.x_y", "Mind ket-tle.x_y.")]
    [DataRow("k3ttle", "Mind •••.")]
    [DataRow("kettle+", "Mind •••.")]
    [DataRow("passw0rd", "Mind passw0rd.", DisplayName = "what everybody knows")]
    [DataRow("<kettle7>", "Mind <kettle7>.", DisplayName = "a placeholder")]
    public void A_secret_is_in_no_message(string secret, string message)
    {
        var files = new MemoryFileSource([new("a", $"x={secret}\n")]);
        var found = new Engine([new WordDomain()], []).Run(files, new DefaultSettings()).Diagnostics;
        Assert.AreEqual(message, found.Single(static finding => finding.Rule.Id == "AXZ0002").Message);
    }

    [TestMethod]
    public void Rules_that_are_off_are_on_where_all_are_wanted()
    {
        var optional = new CheckDescriptor("AXZ0001", "a", "A test", Severity.Warning, Category.Correct) { OptIn = true };
        Assert.AreEqual(Severity.None, new DefaultSettings().ForFile("a").SeverityOf(optional));
        Assert.AreEqual(Severity.Warning, new DefaultSettings(allRules: true).ForFile("a").SeverityOf(optional));
        Assert.AreEqual(Severity.Info, new DefaultSettings(allRules: true).ForFile("a").SeverityOf(optional, Severity.Info));
        Assert.IsFalse(new DefaultSettings().Excludes("a"));
    }

    [TestMethod]
    public void What_files_become_together_is_told_once_and_within_the_file()
    {
        var file = new SourceFile("a", new FileContent(new SourceText("0123456789"), null));
        var found = new List<Diagnostic>();
        var settings = new DefaultSettings().ForFile("a");
        var context = RuleContext.ForFile(file, new Repository(new MemoryFileSource([]), new FactSource([]).Of), settings, found, new RuleGuard(file, found, default));
        var rule = new WordRule("AXZ0001", "a", finds: false);
        var together = context.Together();
        together.Report(rule, new TextSpan(2, 3), "Here.");
        together.Report(rule, new TextSpan(2, 3), "Here.");
        together.Report(rule, new TextSpan(2, 3), "There.");
        together.Report(rule, new TextSpan(8, 2), "At the end.", cause: new TextSpan(6, 4));
        together.Report(rule, new TextSpan(8, 3), "Beyond it.");
        together.Report(rule, together.Elsewhere, "Elsewhere.");
        together.Report(rule, new TextSpan(0, 1), "Caused elsewhere.", cause: new TextSpan(9, 2));
        context.Report(rule, new TextSpan(2, 3), "Here.");
        context.Report(rule, new TextSpan(2, 3), "Here.");
        Assert.AreEqual("Here. There. At the end. (6) Caused elsewhere. Here. Here.", string.Join(' ', found.Select(static finding => finding.Message + (finding.Cause is { } cause ? $" ({cause.Start})" : ""))));
    }

    [TestMethod]
    public void A_run_that_was_ended_checks_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var files = new MemoryFileSource([new("a", "x=y\n")]);
        _ = Assert.ThrowsExactly<OperationCanceledException>(() => new Engine([new WordDomain()], []).Run(files, new DefaultSettings(), cancellation: cancellation.Token));
    }

    [TestMethod]
    public void A_domain_that_fails_to_say_what_it_leaves_leaves_nothing()
    {
        var files = new MemoryFileSource([new("a", "x=y\n")]);
        Assert.IsEmpty(new Engine([new WordDomain { Error = new InvalidOperationException("x") }], []).FindUnchecked(files, new DefaultSettings(), ["a"]));
        _ = Assert.ThrowsExactly<OperationCanceledException>(() => new Engine([new WordDomain { Error = new OperationCanceledException() }], []).FindUnchecked(files, new DefaultSettings(), ["a"]));
    }

    private sealed class Unlisted(MemoryFileSource files) : IFileSource
    {
        public IReadOnlyList<string> Paths => files.Paths;

        public IReadOnlyList<string> UnreadableDirectories => ["left"];

        public bool Exists(string path) => files.Exists(path);

        public ReadOnlyMemory<byte> Read(string path) => files.Read(path);
    }

    /// <summary>Two rules that speak of what stands behind the equals sign; one finds secrets.</summary>
    private sealed class WordDomain : Domain
    {
        protected override System.Collections.Immutable.ImmutableArray<Rule> CreateRules() => [new WordRule("AXZ0001", "a", finds: true), new WordRule("AXZ0002", "b", finds: false)];

        /// <summary>What it fails by where it is asked what it leaves.</summary>
        public Exception? Error { get; init; }

        public override bool MayClaim(string path) => true;

        public override bool Claims(SourceFile file) => true;

        internal override UncheckedFile? FindUnchecked(SourceFile file, Repository repository) => Error is null ? null : throw Error;

        public override void Analyze(FileAnalysis analysis) => analysis.Visit<WordRule, SourceFile>(this, analysis.File, static (rule, file, context) =>
        {
            var span = TextSpan.FromBounds(2, file.Text.Length - 1);
            context.Report(rule, span, $"Mind {file.Text[span]}.");
        });
    }

    private sealed class WordRule(string id, string slug, bool finds) : Rule
    {
        public override CheckDescriptor Descriptor { get; } = new(id, slug, "A test", Severity.Error, Category.Secure) { FindsSecrets = finds };
    }
}
