using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Configuration;

[TestClass]
public sealed class KubeLinterConfigurationTests
{
    [TestMethod]
    [DataRow("checks: {exclude: [no-read-only-root-fs]}", "AXK2004", Severity.None)]
    [DataRow("checks: {include: [required-label-owner]}", "AXK1025", Severity.Info)]
    [DataRow("checks: {addAllBuiltIn: true}", "AXK1025", Severity.Info)]
    [DataRow("checks: {addAllBuiltIn: true, exclude: [required-label-owner]}", "AXK1025", Severity.None)]
    [DataRow("checks: {exclude: unset, include: 1}\nother: [1]", "AXK2004", Severity.Warning)]
    public void Checks_are_switched_on_and_off(string configuration, string rule, Severity expected)
    {
        var settings = TestEngine.Load(new MemoryFileSource([new(".kube-linter.yaml", configuration), new("k8s/web.yaml", "kind: Pod\n")]));
        Assert.IsTrue(settings.Problems.IsEmpty);
        Assert.AreEqual(expected, settings.ForFile("k8s/web.yaml").SeverityOf(TestEngine.Default.Checks.Find(rule).Single()));
    }
}
