using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Yaml.Rules;
using A11.Tests;

namespace A11.Core.Tests.Configuration;

[TestClass]
public sealed class RepositorySettingsTests
{
    private static readonly CheckDescriptor Duplicate = new DuplicateYamlKey().Descriptor;

    [TestMethod]
    [DataRow("faillOn: error\n", "1,1", "“failOn”")]
    [DataRow("failOn: none\n", "1,9", "must be one of")]
    [DataRow("rules:\n  AXY0009: none\n", "2,3", "No rule is called “AXY0009”")]
    [DataRow("rules:\n  AXY0002: fatal\n", "2,12", "no severity")]
    [DataRow("rules: [AXY0002]\n", "1,8", "must be a mapping")]
    [DataRow("rules:\n  AXG0002: none\n", "2,3", "guards the guard")]
    [DataRow("exclude: [\"a[\"]\n", "1,11", "never closed")]
    [DataRow("overrides:\n  - rules: { AXY0002: none }\n", "2,5", "names no “files”")]
    [DataRow("options: { AXY0003: { x: 1 } }\n", "1,23", "no options")]
    [DataRow("limits: { bytes: 10XB }\n", "1,18", "must be a size")]
    [DataRow("agents: { mine: { timeout: 3d, exec: [x] } }\n", "1,28", "must be a duration")]
    [DataRow("agents: { mine: { timeout: 3m } }\n", "1,11", "has no “exec”")]
    [DataRow("agents: { builtin: { exec: [x] } }\n", "1,11", "means something else")]
    [DataRow("agents: { mine: { exec: [x], output: xml } }\n", "1,38", "must be one of text, json, stream-json, acp")]
    [DataRow("agents: { mine: { exec: [x], scratch: [\"!a\"] } }\n", "1,40", "is no path pattern")]
    [DataRow("ruleset: 9.0\n", "1,10", "knows rulesets up to")]
    [DataRow("kubernetes: new\n", "1,13", "is not a Kubernetes release")]
    [DataRow("kubernetes: 1.33.2\n", "1,13", "is not a Kubernetes release")]
    [DataRow("a: b: c\n", "1,", "not valid YAML")]
    [DataRow("- list\n", "1,1", "must be a mapping")]
    [DataRow("strict: true\nstrict: false\n", "2,1", "twice")]
    public void A_mistake_is_told_at_its_place(string text, string place, string message)
    {
        var problem = Load(("a11.yml", text)).Problems[0];
        Assert.AreEqual("a11.yml", problem.Path);
        StringAssert.StartsWith(problem.Start.ToString(), place);
        StringAssert.Contains(problem.Message, message);
    }

    [TestMethod]
    public void The_nearest_file_wins_key_by_key()
    {
        var settings = Load(("a11.yml", "failOn: warning\nrules: { AXY0002: info }\nexclude: [vendor/**]\n"), ("sub/a11.yml", "rules: { AXY0002: warning }\nexclude: [x.yml]\n"));
        Assert.IsTrue(settings.Problems.IsEmpty);
        Assert.AreEqual(Severity.Warning, settings.Root.FailOn);
        Assert.AreEqual(Severity.Info, settings.ForFile("a.yml").SeverityOf(Duplicate));
        Assert.AreEqual(Severity.Warning, settings.ForFile("sub/deep/a.yml").SeverityOf(Duplicate));
        Assert.IsTrue(settings.Excludes("vendor/a.yml"));
        Assert.IsTrue(settings.Excludes("sub/deep/x.yml"));
        Assert.IsFalse(settings.Excludes("x.yml"));
    }

    [TestMethod]
    public void An_override_holds_for_its_files_alone()
    {
        var settings = Load(("a11.yml", "overrides:\n  - files: [samples/**]\n    rules: { duplicate-yaml-key: none }\n"));
        Assert.AreEqual(Severity.None, settings.ForFile("samples/a.yml").SeverityOf(Duplicate));
        Assert.AreEqual(Severity.Error, settings.ForFile("a.yml").SeverityOf(Duplicate));
    }

    [TestMethod]
    [DataRow("internal/testdata/a.yml", "", Severity.Warning)]
    [DataRow("test/Fixtures/deep/a.yml", "", Severity.Warning)]
    [DataRow("tests/a.yml", "", Severity.Error)]
    [DataRow("fixtures.yml", "", Severity.Error)]
    [DataRow("fixtures/.github/workflows/a.yml", "", Severity.Error)]
    [DataRow("testdata/a.yml", "rules: { AXY0002: error }\n", Severity.Error)]
    [DataRow("testdata/a.yml", "rules: { AXY0002: info }\n", Severity.Info)]
    [DataRow("testdata/a.yml", "overrides:\n  - files: [testdata/**]\n    rules: { AXY0002: error }\n", Severity.Error)]
    public void In_test_data_nothing_is_an_error_but_what_is_said_to_be(string path, string configuration, Severity expected)
    {
        var settings = configuration.Length == 0 ? Load() : Load(("a11.yml", configuration));
        _ = settings.ForFile("a.yml");
        Assert.AreEqual(expected, settings.ForFile(path).SeverityOf(Duplicate));
    }

    [TestMethod]
    public void An_entry_for_a_known_agent_says_only_what_is_different()
    {
        var settings = Load(("a11.yml", "agents: { cursor: { timeout: 5m }, mine: { exec: [a, b], prompt: file, output: acp, signal: json, network: off } }\n"));
        Assert.IsTrue(settings.Problems.IsEmpty);
        Assert.AreEqual((TimeSpan.FromMinutes(5), 0), (settings.Root.Agents["cursor"].Timeout, settings.Root.Agents["cursor"].Exec.Length));
        var mine = settings.Root.Agents["mine"];
        Assert.AreEqual((PromptChannel.File, AgentOutput.Protocol, SignalPlace.Json, false), (mine.Prompt, mine.Output, mine.Signal, mine.Network));
    }

    [TestMethod]
    public void An_empty_file_says_nothing() =>
        Assert.IsTrue(Load(("a11.yml", "# only a comment\n")).Problems.IsEmpty);

    [TestMethod]
    public void A_layer_has_the_last_word()
    {
        var files = new MemoryFileSource([new("a11.yml", "rules: { AXY0002: none }\n")]);
        var settings = TestEngine.Load(files, SettingsOptions.Default with { Layers = [new Raise()] });
        Assert.AreEqual(Severity.Error, settings.ForFile("a.yml").SeverityOf(Duplicate));
        Assert.AreEqual(Severity.None, settings.ForFile("b.yml").SeverityOf(Duplicate));
    }

    private static RepositorySettings Load(params (string Path, string Text)[] files) =>
        TestEngine.Load(new MemoryFileSource(files.Select(file => new KeyValuePair<string, string>(file.Path, file.Text))));

    private sealed class Raise : ISeverityLayer
    {
        public Severity Apply(CheckDescriptor rule, string path, Severity severity) => path == "a.yml" ? Severity.Error : severity;
    }
}
