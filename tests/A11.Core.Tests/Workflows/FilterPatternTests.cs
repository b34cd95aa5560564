using A11.Core.Workflows.Model;

namespace A11.Core.Tests.Workflows;

/// <summary>Which patterns of filters are refused (GitHub's “Filter pattern cheat sheet”, git-check-ref-format(1)).</summary>
[TestClass]
public sealed class FilterPatternTests
{
    [TestMethod]
    [DataRow("main")]
    [DataRow("releases/**")]
    [DataRow("v[12].[0-9]+.[0-9]+")]
    [DataRow("[xA-Zy0-9z]")]
    [DataRow(@"\++\\?")]
    [DataRow("!a")]
    [DataRow("a!")]
    [DataRow("..foo.txt")]
    public void Patterns_that_both_accept(string pattern)
    {
        Assert.IsNull(FilterPattern.FindProblem(pattern, FilterKind.Ref));
        Assert.IsNull(FilterPattern.FindProblem(pattern, FilterKind.Path));
    }

    [TestMethod]
    [DataRow("/docs/")]
    [DataRow("foo bar")]
    [DataRow("~/foo")]
    [DataRow("foo^bar")]
    [DataRow(@"foo\bar")]
    public void Paths_may_hold_what_names_of_branches_may_not(string pattern)
    {
        Assert.IsNull(FilterPattern.FindProblem(pattern, FilterKind.Path));
        Assert.IsNotNull(FilterPattern.FindProblem(pattern, FilterKind.Ref));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("!")]
    [DataRow("!+")]
    [DataRow("?")]
    [DataRow("*?")]
    [DataRow("a++")]
    [DataRow("foo\nbar")]
    [DataRow("[")]
    [DataRow("[]")]
    [DataRow("[a-")]
    [DataRow("[a-]")]
    [DataRow("[b-a]")]
    public void Both_refuse_what_is_no_pattern(string pattern)
    {
        Assert.IsFalse(FilterPattern.FindProblem(pattern, FilterKind.Ref)!.IsHarmless);
        Assert.IsFalse(FilterPattern.FindProblem(pattern, FilterKind.Path)!.IsHarmless);
        Assert.IsFalse(FilterPattern.FindProblem(pattern, FilterKind.Other)!.IsHarmless);
    }

    [TestMethod]
    [DataRow(" foo.txt")]
    [DataRow("foo.txt\n")]
    [DataRow(".")]
    [DataRow("!./foo.txt")]
    [DataRow("a/../b")]
    public void Paths_are_written_as_Git_has_them(string pattern) => Assert.IsNotNull(FilterPattern.FindProblem(pattern, FilterKind.Path));
}
