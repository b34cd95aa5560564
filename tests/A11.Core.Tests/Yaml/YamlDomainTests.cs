using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Yaml;

/// <summary>Which files are no YAML before something fills them in, and which files are looked at for style and for values.</summary>
[TestClass]
public sealed class YamlDomainTests
{
    [TestMethod]
    [DataRow("chart/templates/a.yaml", "a: \"{{ b }}\"\n", "chart/Chart.yaml", "is a template of the Helm chart in chart")]
    [DataRow("templates/sub/a.yaml", "a: \"{{ b }}\"\n", "Chart.yaml", "is a template of the Helm chart in the root")]
    [DataRow("chart/templates/a.yaml", "a: b\n", "chart/Chart.yaml", null)]
    [DataRow("chart/templates/a.yaml", "a: \"{{ b }}\"\n", "Chart.yaml", null)]
    [DataRow("chart/other/a.yaml", "a: \"{{ b }}\"\n", "chart/Chart.yaml", null)]
    [DataRow("config/a.yaml", "{{ a }}\nb: [\n", "README.md", "looks like a template (“{{” keeps it from being YAML)")]
    [DataRow("config/a.yaml", "a: {{ b }}\n", "README.md", "has a template's action as a value (“{{ b }}”)")]
    [DataRow("config/a.yaml", "a: b: c\n", "README.md", null)]
    [DataRow(".github/workflows/a.yml", "{%- a %}\nb: [\n", "README.md", null)]
    [DataRow("files/.github/workflows/a.yml", "{%- a %}\nb: [\n", "README.md", "looks like a template (“{%” keeps it from being YAML)")]
    public void Templates_are_known(string path, string text, string other, string? expected)
    {
        var result = TestEngine.Default.Run(new MemoryFileSource([new(path, text), new(other, "name: x\n")]), new DefaultSettings(), [path]);
        Assert.AreEqual(expected, result.UncheckedFiles.SingleOrDefault(static file => file.Reason is UncheckedReason.Template)?.Explanation);
    }

    [TestMethod]
    [DataRow("config/a.yaml", null, "AXY1001")]
    [DataRow(".config.yml", null, "")]
    [DataRow("mkdocs.yml", null, "")]
    [DataRow("docs/codecov.yml", null, "")]
    [DataRow("compose.yaml", null, "")]
    [DataRow("config/a.yaml", ".yamllint", "AXY1001 AXY2101")]
    [DataRow("mkdocs.yml", ".yamllint", "AXY2101")]
    [DataRow("deploy/compose.yaml", ".yamllint", "AXY2101")]
    [DataRow("deploy/compose.yaml", "deploy/.yamllint.yml", "AXY2101")]
    [DataRow("deploy/compose.yaml", "other/.yamllint", "")]
    public void Style_is_looked_at_where_the_repository_asks_for_it_and_values_where_no_program_is_known(string path, string? configuration, string expected)
    {
        var files = new MemoryFileSource([new(path, "services: {}\nx-a:  yes\n"), .. configuration is null ? Array.Empty<KeyValuePair<string, string>>() : [new(configuration, "rules: {colons: enable, truthy: enable}\n")]]);
        var found = TestEngine.Default.Run(files, TestEngine.Load(files), [path]).Diagnostics.Where(static finding => finding.Rule.Id.StartsWith("AXY", StringComparison.Ordinal) && finding.Severity > Severity.None);
        Assert.AreEqual(expected, string.Join(' ', found.Select(static finding => finding.Rule.Id).Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void The_style_of_what_is_no_YAML_is_not_looked_at()
    {
        var files = new MemoryFileSource([new("config/a.yaml", "a:  yes\nb: [\n"), new(".yamllint", "rules: {colons: enable, truthy: enable}\n")]);
        Assert.AreEqual("AXY0001", string.Join(' ', TestEngine.Default.Run(files, TestEngine.Load(files), ["config/a.yaml"]).Diagnostics.Where(static finding => finding.Severity > Severity.None).Select(static finding => finding.Rule.Id)));
    }
}
