using A11.Core.Workflows.Actions;
using A11.Core.Workflows.Model;

namespace A11.Core.Tests.Workflows;

/// <summary>Each part of a pattern must be that of the action: its owner, its repository, its path and its ref.</summary>
[TestClass]
public sealed class UsesPatternTests
{
    [TestMethod]
    [DataRow("*")]
    [DataRow("actions/*")]
    [DataRow("Actions/Cache/*")]
    [DataRow("actions/cache/save")]
    [DataRow("actions/cache/save@v4")]
    public void The_same(string pattern) => Assert.IsTrue(IsMatch(pattern));

    [TestMethod]
    [DataRow("docker/*")]
    [DataRow("actions/checkout/*")]
    [DataRow("actions/cache")]
    [DataRow("actions/cache/restore")]
    [DataRow("actions/cache/save@v3")]
    public void Another(string pattern) => Assert.IsFalse(IsMatch(pattern));

    [TestMethod]
    [DataRow("actions/cache/*", "actions/cache@v4", true)]
    [DataRow("actions/cache", "actions/cache@v4", true)]
    [DataRow("actions/cache@v4", "actions/cache@v4", true)]
    [DataRow("actions/cache@v4", "actions/cache", false)]
    [DataRow("actions/*", "other/actions@v4", false)]
    [DataRow("actions/save", "actions/cache@v4", false)]
    [DataRow("*", "checkout@v4", false)]
    [DataRow("*", "/checkout@v4", false)]
    [DataRow("*", "./local", false)]
    public void A_pattern_matches_what_names_a_repository(string pattern, string uses, bool expected) => Assert.AreEqual(expected, UsesPattern.Parse(pattern)!.IsMatch(UsesReference.Parse(uses)));

    [TestMethod]
    [DataRow("actions")]
    [DataRow("")]
    [DataRow("*/cache")]
    [DataRow("act*/cache")]
    [DataRow("actions/")]
    [DataRow("/cache")]
    [DataRow("actions/cache/")]
    [DataRow("actions/ca*")]
    [DataRow("actions/cache/s*")]
    [DataRow("actions/*/save")]
    [DataRow("actions/cache@")]
    [DataRow("actions/*@v4")]
    [DataRow("@v4")]
    public void What_is_no_pattern_is_refused(string text) => Assert.IsNull(UsesPattern.Parse(text));

    [TestMethod]
    [DataRow("*")]
    [DataRow("actions/*")]
    [DataRow("actions/cache")]
    [DataRow("actions/cache/*")]
    [DataRow("actions/cache/save")]
    [DataRow("actions/cache@v4")]
    [DataRow("actions/cache/save@v4")]
    public void A_pattern_is_written_as_it_was(string text) => Assert.AreEqual(text, UsesPattern.Parse(text)!.ToString());

    [TestMethod]
    [DataRow("*", "* other/* docker/*")]
    [DataRow("actions/*", "* actions/*")]
    [DataRow("actions/cache/*", "actions/cache/* actions/* *")]
    [DataRow("actions/cache/save", "actions/* actions/cache/save actions/cache/*")]
    [DataRow("actions/cache/*@v4", "actions/cache/save actions/cache/*@v4")]
    [DataRow("actions/cache/*", "actions/cache actions/cache/* bad/")]
    [DataRow(null, "other/* actions/cache")]
    public void The_most_specific_pattern_decides(string? expected, string patterns) =>
        Assert.AreEqual(expected, UsesPattern.FindFor(UsesReference.Parse("actions/cache/save@v4"), patterns.Split(' '))?.ToString());

    [TestMethod]
    public void A_repository_is_more_specific_than_all_of_its_paths() =>
        Assert.AreEqual("actions/cache", UsesPattern.FindFor(UsesReference.Parse("actions/cache@v4"), ["actions/cache/*", "actions/cache", "*"])?.ToString());

    private static bool IsMatch(string pattern) => UsesPattern.Parse(pattern)!.IsMatch(UsesReference.Parse("actions/cache/save@v4"));
}
