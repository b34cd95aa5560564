using A11.Core.Kubernetes.Model;

namespace A11.Core.Tests.Kubernetes;

/// <summary>What Kubernetes replaces in commands, and what it leaves to the shell.</summary>
[TestClass]
public sealed class VariableReferenceTests
{
    [TestMethod]
    [DataRow("$(NAME)", "7")]
    [DataRow("$(A_1)b", "6")]
    [DataRow("$(Z)", "4")]
    [DataRow("$(9)", "4")]
    [DataRow("$$(date)", "2 $")]
    [DataRow("$(date)", null)]
    [DataRow("$(DATE now)", null)]
    [DataRow("$()", null)]
    [DataRow("$(NAME", null)]
    [DataRow("$NAME)", null)]
    [DataRow("$", null)]
    [DataRow("a$(NAME)", null)]
    public void References_are_read(string text, string? expected) => Assert.AreEqual(expected, VariableReferences.Read(text, 0) is { } read ? $"{read.Length} {read.Value}".Trim() : null);
}
