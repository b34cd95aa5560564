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

    private static bool IsMatch(string pattern) => UsesPattern.Parse(pattern)!.IsMatch(UsesReference.Parse("actions/cache/save@v4"));
}
