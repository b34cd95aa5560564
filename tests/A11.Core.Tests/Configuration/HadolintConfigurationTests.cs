using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Configuration;

[TestClass]
public sealed class HadolintConfigurationTests
{
    private const string Dockerfile = "FROM debian:12.11-slim\nLABEL version=\"1\" other=\"x\"\nRUN apt-get install curl\nUSER root\n";

    [TestMethod]
    [DataRow("ignored: [DL3008, DL3015]", "AXD3008", Severity.None)]
    [DataRow("ignored:\n  - dl3014\n", "AXD3014", Severity.None)]
    [DataRow("override:\n  error: [DL3008]\n", "AXD3008", Severity.Error)]
    [DataRow("override:\n  info: [DL3002]\n", "AXD3002", Severity.Info)]
    [DataRow("override:\n  style: [DL3014]\n", "AXD3014", Severity.Info)]
    [DataRow("override:\n  warning: [DL3015]\nignored: [DL3015]\n", "AXD3015", Severity.None)]
    [DataRow("override:\n  warning: [DL1001]\n", "AXD1090", Severity.Warning)]
    [DataRow("failure-threshold: none", "AXD3002", Severity.Warning)]
    [DataRow("failure-threshold: error", "AXD3002", Severity.Error)]
    [DataRow("failure-threshold: ignore\noverride:\n  error: [DL3008]\n", "AXD3008", Severity.Warning)]
    [DataRow("label-schema:\n  author: text\n  author: url\n", "AXD3049", Severity.Info)]
    [DataRow("unknown: [1]\nignored: { a: b }\noverride: x\nlabel-schema: 1\n", "AXD3002", Severity.Error)]
    public void Severities_are_taken_over(string configuration, string rule, Severity expected)
    {
        var settings = TestEngine.Load(Files(configuration));
        Assert.IsTrue(settings.Problems.IsEmpty);
        Assert.AreEqual(expected, settings.ForFile("Dockerfile").SeverityOf(TestEngine.Default.Checks.Find(rule).Single()));
    }

    [TestMethod]
    [DataRow("label-schema: { version: semver, author: email }", "AXD3049 AXD3056")]
    [DataRow("label-schema: { version: text }\nstrict-labels: true", "AXD3050")]
    [DataRow("label-schema: { version: text }\nstrict-labels: false", "")]
    [DataRow("trustedRegistries: [\"*.example.com\"]", "AXD3026")]
    [DataRow("trustedRegistries: [docker.io]", "")]
    [DataRow("trustedRegistries: []", "")]
    public void Options_are_taken_over(string configuration, string expected)
    {
        string[] rules = ["AXD3026", "AXD3049", "AXD3050", "AXD3056"];
        Assert.AreEqual(expected, string.Join(' ', Check(configuration, Dockerfile).Where(rules.Contains).Order()));
    }

    [TestMethod]
    [DataRow("", false)]
    [DataRow("disable-ignore-pragma: false", false)]
    [DataRow("disable-ignore-pragma: true", true)]
    public void Comments_can_be_switched_off(string configuration, bool isReported) =>
        Assert.AreEqual(isReported, Check(configuration, "FROM debian:12.11-slim\n# hadolint ignore=DL3014\nRUN apt-get install curl\n").Contains("AXD3014"));

    private static IEnumerable<string> Check(string configuration, string dockerfile)
    {
        var files = Files(configuration, dockerfile);
        var result = TestEngine.Default.Run(files, TestEngine.Load(files), ["Dockerfile"]);
        return result.Diagnostics.Select(finding => finding.Rule.Id);
    }

    private static MemoryFileSource Files(string configuration, string dockerfile = Dockerfile) =>
        new([new(".hadolint.yaml", configuration), new("Dockerfile", dockerfile)]);
}
