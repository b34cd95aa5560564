using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Configuration;

[TestClass]
public sealed class DclintConfigurationTests
{
    private const string Compose = "services:\n  web:\n    image: nginx:preview\nname: shop\n";

    [TestMethod]
    [DataRow("""{ "rules": { "no-version-field": 0 } }""", "AXC1001", Severity.None)]
    [DataRow("""{ "rules": { "services-alphabetical-order": 1 } }""", "AXC1015", Severity.Warning)]
    [DataRow("""{ "rules": { "require-quotes-in-ports": [2, { "quoteType": "double" }] } }""", "AXC1011", Severity.Error)]
    [DataRow("rules:\n  no-version-field: 0\n", "AXC1001", Severity.None)]
    [DataRow("""{ "rules": { "no-version-field": "x", "unknown": 1 }, "quiet": true }""", "AXC1001", Severity.Warning)]
    [DataRow("[1]", "AXC1001", Severity.Warning)]
    public void Levels_are_taken_over(string configuration, string rule, Severity expected)
    {
        var settings = TestEngine.Load(Files(configuration));
        Assert.IsTrue(settings.Problems.IsEmpty);
        Assert.AreEqual(expected, settings.ForFile("compose.yaml").SeverityOf(TestEngine.Default.Checks.Find(rule).Single()));
    }

    [TestMethod]
    [DataRow("{}", "")]
    [DataRow("""{ "rules": { "service-image-require-explicit-tag": [1, { "prohibitedTags": ["preview"] }] } }""", "AXC1003")]
    [DataRow("""{ "rules": { "top-level-properties-order": [1, { "customOrder": ["name", "services"] }] } }""", "AXC1017")]
    [DataRow("""{ "rules": { "top-level-properties-order": [1, { "customOrder": ["services", "name"] }] } }""", "")]
    public void Options_are_taken_over(string configuration, string expected)
    {
        var files = Files(configuration);
        string[] rules = ["AXC1003", "AXC1017"];
        var found = TestEngine.Default.Run(files, TestEngine.Load(files), ["compose.yaml"]).Diagnostics.Select(finding => finding.Rule.Id);
        Assert.AreEqual(expected, string.Join(' ', found.Where(rules.Contains).Order()));
    }

    private static MemoryFileSource Files(string configuration) => new([new(".dclintrc", configuration), new("compose.yaml", Compose)]);
}
