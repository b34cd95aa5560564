using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Budgets;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Shell;
using A11.Core.Shell.Syntax;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;
using A11.Tests;

namespace A11.Core.Tests.Analysis;

/// <summary>A rule that fails, or never ends, is named with its file, ends no other rule, and ends itself when the run does.</summary>
[TestClass]
public sealed class RuleGuardTests
{
    [TestMethod]
    public void A_rule_that_never_ends_is_named_with_its_file_and_the_others_go_on()
    {
        var result = Run(new EndlessRule("AXZ0001", static count => StepBudget.Take(count)), new TellingRule("AXZ0002"));
        CollectionAssert.AreEqual(new[] { "AXG0007", "AXZ0002" }, result.Diagnostics.Select(finding => finding.Rule.Id).Order().ToArray());
        var broken = result.Diagnostics.Single(finding => finding.Rule == EngineRules.BrokenRule);
        Assert.AreEqual("Dockerfile", broken.Path);
        Assert.AreEqual(Severity.Error, broken.Severity);
        StringAssert.StartsWith(broken.Message, "AXZ0001 (test) took the 10,000,120 steps that a rule may take on this file");
    }

    [TestMethod]
    [DataRow("instructions")]
    [DataRow("commands")]
    [DataRow("trees of scripts")]
    [DataRow("YAML")]
    public void Whoever_looks_at_syntax_takes_steps(string what)
    {
        var dockerfile = DockerfileModel.Create(DockerfileParser.Parse(new SourceText("FROM a\nRUN b\n")));
        var script = ShellParser.Parse("a && b\n");
        var tree = YamlTree.Parse(new SourceText("a: { b: c }\n"));
        var result = Run(new EndlessRule("AXZ0001", _ => Assert.IsTrue(what switch
        {
            "instructions" => dockerfile.Stages[0].Instructions.Any(static instruction => instruction.Is("RUN")),
            "commands" => script.Commands.Any(static command => command.Name == "b"),
            "trees of scripts" => FollowingStatement.After(script.Root, 0) is not null,
            _ => tree.RootMapping!["a"]!.AsMapping!["b"]!.Text == "c",
        })));
        StringAssert.Contains(result.Diagnostics.Single().Message, "AXZ0001 (test) took the 10,000,120 steps");
    }

    [TestMethod]
    public void A_rule_that_fails_is_named_with_its_file_and_the_others_go_on()
    {
        var result = Run(new EndlessRule("AXZ0001", _ => throw new InvalidOperationException("x")), new TellingRule("AXZ0002"));
        CollectionAssert.AreEqual(new[] { "AXG0007", "AXZ0002" }, result.Diagnostics.Select(finding => finding.Rule.Id).Order().ToArray());
        StringAssert.StartsWith(result.Diagnostics.Single(finding => finding.Rule == EngineRules.BrokenRule).Message, "AXZ0001 (test) failed on this file (InvalidOperationException)");
    }

    [TestMethod]
    public void A_rule_that_failed_looks_at_no_more_of_the_file()
    {
        var found = new List<Diagnostic>();
        var guard = new RuleGuard(new SourceFile("a", new FileContent(new SourceText("a"), null)), found, default);
        var (failing, other) = (new TellingRule("AXZ0001"), new TellingRule("AXZ0002"));
        var visited = new List<string>();
        foreach (var target in (string[])["one", "two"])
        {
            guard.Run(failing, target, (_, place) =>
            {
                visited.Add(place);
                throw new InvalidOperationException("x");
            });
            guard.Run(other, target, (_, place) => visited.Add($"other {place}"));
        }

        Assert.AreEqual("one, other one, other two", string.Join(", ", visited));
        Assert.AreEqual("AXG0007", string.Join(' ', found.Select(static finding => finding.Rule.Id)));
    }

    [TestMethod]
    public void What_a_broken_rule_leaves_is_still_suppressed_by_comments()
    {
        var result = Run("FROM a\n# a11:disable AXZ0002 -- known\nRUN b\n", new EndlessRule("AXZ0001", _ => throw new InvalidOperationException("x")), new TellingRule("AXZ0002"));
        Assert.AreEqual("AXZ0002", result.Suppressed.Single().Rule.Id);
    }

    [TestMethod]
    [DataRow("# a11:disable AXZ0002 -- known", true, true)]
    [DataRow("# a11:disable AXZ0002", true, false)]
    [DataRow("# a11:disable AXZ0002 -- known", false, false)]
    public void A_comment_suppresses_with_a_reason_and_only_what_may_be_suppressed(string comment, bool isSuppressible, bool isSuppressed)
    {
        var result = Run($"FROM a\n{comment}\nRUN b\n", new TellingRule("AXZ0002", isSuppressible));
        Assert.AreEqual(isSuppressed, result.Suppressed.Any(finding => finding.Rule.Id == "AXZ0002"));
        Assert.AreEqual(!isSuppressed, result.Diagnostics.Any(finding => finding.Rule.Id == "AXZ0002"));
    }

    [TestMethod]
    public void Where_a_domain_failed_nothing_is_suppressed()
    {
        const string Text = "FROM a\n# a11:disable AXZ0002 -- known\nRUN b\n";
        var result = new Engine([new TestDomain([new TellingRule("AXZ0002")]) { Fails = true }], []).Run(Files(Text), SettingsOf(Text));
        Assert.IsTrue(result.Suppressed.IsEmpty);
        CollectionAssert.AreEqual(new[] { "AXG0007", "AXZ0002" }, result.Diagnostics.Select(finding => finding.Rule.Id).Order().ToArray());
    }

    [TestMethod]
    public void The_same_input_takes_the_same_steps_every_time()
    {
        var steps = Enumerable.Range(0, 3).Select(_ => Count()).Distinct().ToArray();
        Assert.AreEqual(1, steps.Length);

        static long Count()
        {
            var taken = 0L;
            _ = Run(new EndlessRule("AXZ0001", count =>
            {
                taken += count;
                StepBudget.Take(count);
            }));
            return taken;
        }
    }

    [TestMethod]
    public void A_rule_that_never_ends_ends_with_the_run()
    {
        using var cancellation = new CancellationTokenSource();
        var rule = new EndlessRule("AXZ0001", count =>
        {
            cancellation.Cancel();
            StepBudget.Take(count);
        });
        _ = Assert.ThrowsExactly<OperationCanceledException>(() => new Engine([new TestDomain([rule])], []).Run(Files("FROM a\n"), SettingsOf("FROM a\n"), cancellation: cancellation.Token));
    }

    [TestMethod]
    public void Work_that_all_rules_share_is_nobodys()
    {
        var told = Run(new EndlessRule("AXZ0001", _ => StepBudget.RunShared(0, static _ =>
        {
            StepBudget.Take(int.MaxValue);
            return 0;
        }), rounds: 3), new TellingRule("AXZ0002"));
        Assert.AreEqual("AXZ0002", told.Diagnostics.Single().Rule.Id);
    }

    private static AnalysisResult Run(params ImmutableArray<Rule> rules) => Run("FRO", rules);

    private static AnalysisResult Run(string text, params ImmutableArray<Rule> rules) => new Engine([new TestDomain(rules)], []).Run(Files(text), SettingsOf(text));

    private static MemoryFileSource Files(string text) => new([new("Dockerfile", text)]);

    private static RepositorySettings SettingsOf(string text) => TestEngine.Load(Files(text));

    private static CheckDescriptor Descriptor(string id, bool isSuppressible) => new(id, "test", "A test", Severity.Error, Category.Correct) { Suppressible = isSuppressible };

    private sealed class TestDomain(ImmutableArray<Rule> rules) : Domain
    {
        protected override ImmutableArray<Rule> CreateRules() => rules;

        public override bool MayClaim(string path) => true;

        public override bool Claims(SourceFile file) => true;

        /// <summary>Whether it fails after its rules have run.</summary>
        public bool Fails { get; init; }

        public override void Analyze(FileAnalysis analysis)
        {
            analysis.Visit<TestRule, SourceFile>(this, analysis.File, static (rule, file, context) => rule.Visit(file, context));
            if (Fails)
            {
                throw new InvalidOperationException("x");
            }
        }

        public override IEnumerable<Comment> CommentsOf(SourceFile file)
        {
            var start = file.Text.Content.IndexOf('#', StringComparison.Ordinal);
            return start < 0 ? [] : [new Comment(TextSpan.FromBounds(start, file.Text.Content.IndexOf('\n', start)), new TextSpan(0, file.Text.Length))];
        }
    }

    private abstract class TestRule(string id, bool isSuppressible = true) : Rule
    {
        public override CheckDescriptor Descriptor { get; } = RuleGuardTests.Descriptor(id, isSuppressible);

        public abstract void Visit(SourceFile file, RuleContext context);
    }

    private sealed class EndlessRule(string id, Action<int> step, int rounds = int.MaxValue) : TestRule(id)
    {
        public override void Visit(SourceFile file, RuleContext context)
        {
            for (var i = 0; i < rounds; i++)
            {
                step(7);
            }
        }
    }

    private sealed class TellingRule(string id, bool isSuppressible = true) : TestRule(id, isSuppressible)
    {
        public override void Visit(SourceFile file, RuleContext context) => context.Report(this, new TextSpan(0, 1), "Here.");
    }
}
