using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Yaml;

/// <summary>yamllint's configuration and comments are read as yamllint reads them.</summary>
[TestClass]
public sealed class YamllintTests
{
    [TestMethod]
    [DataRow("extends: default\n", "AXY2401 1, AXY1001 1, AXY2002 2")]
    [DataRow("extends: relaxed\n", "AXY1001 1, AXY2002 2")]
    [DataRow("extends: default\nrules:\n  truthy: disable\n  document-start: disable\n  trailing-spaces: {level: error}\n", "AXY2002 2")]
    [DataRow("rules:\n  truthy: {allowed-values: ['yes']}\n", "")]
    [DataRow("rules:\n  line-length: {max: 5}\n", "AXY1001 1, AXY2001 1")]
    public void Configuration(string configuration, string expected) =>
        Assert.AreEqual(expected, Find("a: yes\nb: 1 \n", configuration));

    [TestMethod]
    [DataRow("a: yes # yamllint disable-line\nb: no\n", "AXY1001 2")]
    [DataRow("a: yes # yamllint disable-line rule:colons\n", "AXY1001 1")]
    [DataRow("# yamllint disable-line rule:truthy\na: yes\nb: no\n", "AXY1001 3")]
    [DataRow("a: yes\n# yamllint disable rule:truthy\nb: no\n# yamllint enable rule:truthy\nc: on\n", "AXY1001 1, AXY1001 5")]
    [DataRow("a: yes\n# yamllint disable\nb: no\n", "AXY1001 1")]
    [DataRow("# yamllint disable-file\na: yes\n", "")]
    [DataRow("a: yes\n# yamllint disable rule:truthy rule:colons\nb: no\n# yamllint enable rule:colons\nc: on\n# yamllint enable\nd: off\n", "AXY1001 1, AXY1001 7")]
    [DataRow("a: yes\n# yamllint disable rule:truthy\nb: no\n# yamllint enable\nc: on\n", "AXY1001 1, AXY1001 5")]
    [DataRow("a: yes\n# yamllint disable-file\nb: no\n", "AXY1001 1, AXY1001 3")]
    [DataRow("# yamllint disabled\n# other yamllint disable\na: yes\n", "AXY1001 3")]
    [DataRow("# yamllint disable\n# yamllint enable rule:colons\na: yes\n", "")]
    [DataRow("a: no\n# yamllint disable-line", "AXY1001 1")]
    [DataRow("# yamllint disable rule:truthy rule:octal-values\na: no\nb: 010\n# yamllint enable rule:octal-values\nc: on\nd: 010\n", "AXY1002 6")]
    public void Comments(string text, string expected) => Assert.AreEqual(expected, Find(text, null));

    [TestMethod]
    public void Files_of_a_known_kind_are_read_by_a_known_program() =>
        Assert.AreEqual("", string.Join(", ", Check(".github/workflows/ci.yml", "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n        env: {A: yes}\n", null)));

    private static string Find(string text, string? configuration) => string.Join(", ", Check("config/app.yaml", text, configuration));

    private static IEnumerable<string> Check(string path, string text, string? configuration)
    {
        var files = new MemoryFileSource(configuration is null ? [new(path, text)] : [new(path, text), new(".yamllint", configuration)]);
        return TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics
            .Where(finding => finding.Path == path && finding.Rule.Id.StartsWith("AXY", StringComparison.Ordinal) && finding.Severity > Severity.None)
            .Select(static finding => $"{finding.Rule.Id} {finding.Start.Line}");
    }
}
