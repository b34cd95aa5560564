using A11.Core.Boundaries;

namespace A11.Core.Tests.Boundaries;

/// <summary>What a verdict is reported as.</summary>
[TestClass]
public sealed class BoundaryRulesTests
{
    [TestMethod]
    [DataRow(ViolationKind.NotAllowed, "AXB0001")]
    [DataRow(ViolationKind.Denied, "AXB0002")]
    [DataRow(ViolationKind.Protected, "AXB0003")]
    [DataRow(ViolationKind.Unnamed, "AXB0004")]
    [DataRow(ViolationKind.UnsafeName, "AXB0005")]
    [DataRow(ViolationKind.Link, "AXB0006")]
    [DataRow(ViolationKind.OutsideLane, "AXB0007")]
    public void Each_violation_has_a_rule_that_nothing_suppresses(ViolationKind violation, string id)
    {
        var rule = BoundaryRules.Get(violation);
        Assert.AreEqual(id, rule.Id);
        Assert.IsFalse(rule.Suppressible);
        CollectionAssert.Contains(BoundaryRules.All, rule);
    }
}
