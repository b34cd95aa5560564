using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Repositories;

namespace A11.Tool.Tests;

/// <summary>What goes wrong in the program itself is told in a sentence, and with its stack trace where that is asked for.</summary>
[TestClass]
public sealed class UnexpectedErrorTests
{
    [TestMethod]
    [DataRow(false, false)]
    [DataRow(true, false)]
    [DataRow(false, true)]
    public void The_stack_trace_of_a_rule_that_fails_is_printed_when_it_is_asked_for(bool asksByOption, bool asksByVariable)
    {
        using var folder = new ToolFolder { Engine = new([new FailingDomain()], []) }.With("a.txt", "x").WithVariable("A11_DEBUG", asksByVariable ? "1" : "");
        string[] arguments = asksByOption ? ["check", "--verbose"] : ["check"];
        var result = folder.Run(arguments);
        StringAssert.Contains(result.Output, "AXD9901 (failing) failed on this file (InvalidOperationException)");
        Assert.AreEqual(asksByOption || asksByVariable, result.Error.Contains(nameof(FailingRule.Visit), StringComparison.Ordinal), result.Error);
    }

    [TestMethod]
    public void A_rule_of_several_checks_that_fails_is_named_by_all_of_them()
    {
        using var folder = new ToolFolder { Engine = new([new FailingDomain(second: "AXD9902")], []) }.With("a.txt", "x");
        StringAssert.Contains(folder.Run("check").Output, "The rule for AXD9901, AXD9902 failed on this file");
    }

    private sealed class FailingDomain(string? second = null) : Domain
    {
        protected override ImmutableArray<Rule> CreateRules() => [new FailingRule(second)];

        public override bool MayClaim(string path) => path.EndsWith(".txt", StringComparison.Ordinal);

        public override bool Claims(SourceFile file) => true;

        public override void Analyze(FileAnalysis analysis) => analysis.Visit<FailingRule, SourceFile>(this, analysis.File, static (rule, _, _) => rule.Visit());
    }

    private sealed class FailingRule(string? second) : Rule
    {
        public override CheckDescriptor Descriptor { get; } = new("AXD9901", "failing", "A rule that fails", Severity.Error, Category.Correct);

        public override ImmutableArray<CheckDescriptor> Descriptors => second is null ? [Descriptor] : [Descriptor, new(second, "failing-too", "A rule that fails", Severity.Error, Category.Correct)];

        public void Visit() => throw new InvalidOperationException(second ?? Descriptor.Id);
    }
}
