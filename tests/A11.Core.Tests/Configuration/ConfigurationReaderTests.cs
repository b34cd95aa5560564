using System.Globalization;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Text;
using A11.Tests;

namespace A11.Core.Tests.Configuration;

/// <summary>Each key of a11.yml is read to its setting, and what does not fit is told.</summary>
[TestClass]
public sealed class ConfigurationReaderTests
{
    [TestMethod]
    [DataRow("repair: -1", "“repair” must be a whole number, 0 or more.")]
    [DataRow("repair: x", "“repair” must be a whole number, 0 or more.")]
    [DataRow("repair: 1.5", "“repair” must be a whole number, 0 or more.")]
    [DataRow("jobs: 0", "“jobs” must be a whole number, 1 or more.")]
    [DataRow("keepRuns: -1", "“keepRuns” must be a whole number, 0 or more.")]
    [DataRow("strict: maybe", "“strict” must be true or false.")]
    [DataRow("vendored: 1", "“vendored” must be true or false.")]
    [DataRow("profile: [x]", "“profile” must be a text.")]
    [DataRow("profile:", "“profile” must be a text.")]
    [DataRow("exclude: x", "“exclude” must be a list of path patterns.")]
    [DataRow("exclude: [[x]]", "“” is no path pattern: it is empty, so it matches nothing.")]
    [DataRow("ruleset: new", "“new” is no ruleset; write major.minor, such as 1.0.")]
    [DataRow("ruleset: -1.0", "“-1.0” is no ruleset; write major.minor, such as 1.0.")]
    [DataRow("ruleset: 1.-1", "“1.-1” is no ruleset; write major.minor, such as 1.0.")]
    [DataRow("ruleset: 1.0.0", "“1.0.0” is no ruleset; write major.minor, such as 1.0.")]
    [DataRow("sandbox: on", "“sandbox” must be one of auto, required, off; “on” is none of them.")]
    [DataRow("shellcheck: on", "“shellcheck” must be one of auto, required, off; “on” is none of them.")]
    [DataRow("gate: none", "“gate” must be one of error, warning, info; “none” is none of them.")]
    [DataRow("kubernetes: 2.0", "“2.0” is not a Kubernetes release. Write major.minor, such as \"1.33\".")]
    [DataRow("boundaries: {alow: [x]}", "“boundaries” has no key “alow”; did you mean “allow”?")]
    [DataRow("limits: {zzzzzz: 1}", "“limits” has no key “zzzzzz”; the keys are files, bytes, output")]
    [DataRow("limits: {files: 0}", "“files” must be a whole number, 1 or more.")]
    [DataRow("limits: {bytes: 0}", "“bytes” must be a size such as 500kB or 10MB.")]
    [DataRow("limits: {bytes: 5kMB}", "“bytes” must be a size such as 500kB or 10MB.")]
    [DataRow("limits: {bytes: MB}", "“bytes” must be a size such as 500kB or 10MB.")]
    [DataRow("limits: {output: 1.5MB}", "“output” must be a size such as 500kB or 10MB.")]
    [DataRow("reviewers: {secure: [x]}", "“secure” must be a text.")]
    [DataRow("agents: {claude: {exec: x}}", "“exec” must be a list of texts.")]
    [DataRow("agents: {a: {exec: [[x], y]}}", "An item of “exec” is not a text.")]
    [DataRow("agents: {a: {exec: [x], promt: file}}", "The agent “a” has no key “promt”; did you mean “prompt”?")]
    [DataRow("agents: {a: {exec: [x], prompt: pipe}}", "“prompt” must be one of stdin, argument, file; “pipe” is none of them.")]
    [DataRow("agents: {a: {exec: [x], timeout: 0s}}", "“timeout” must be a duration such as 90s, 20m or 2h.")]
    [DataRow("agents: {a: {exec: [x], timeout: s}}", "“timeout” must be a duration such as 90s, 20m or 2h.")]
    [DataRow("agents: {a: {exec: [x], timeout: 5}}", "“timeout” must be a duration such as 90s, 20m or 2h.")]
    [DataRow("agents: {a: {exec: [x], timeout: 2000000000h}}", "“timeout” must be a duration such as 90s, 20m or 2h.")]
    [DataRow("agents: {a: {exec: [x], timeout: \"\"}}", "“timeout” must be a duration such as 90s, 20m or 2h.")]
    [DataRow("overrides: x", "“overrides” must be a list of mappings with “files” and “rules” or “options”.")]
    [DataRow("overrides: [{files: [x], rule: {}}]", "An override has no key “rule”; did you mean “rules”?")]
    [DataRow("overrides: [{files: [x]}, {rules: {}}]", "Override 2 names no “files”, so it applies to nothing.")]
    [DataRow("overrides: [x]", "Override 1 names no “files”, so it applies to nothing.")]
    [DataRow("agents: {a: {exec: [x]}, a: {exec: [y]}}", "The key “a” stands in “agents” twice; remove one.")]
    [DataRow("reviewers: {a: x, b: x, a: y}", "The key “a” stands in “reviewers” twice; remove one.")]
    [DataRow("agents: {a: {exec: [x], timeout: 1000000s}}", "“timeout” must be a duration such as 90s, 20m or 2h.")]
    public void A_mistake_is_told(string text, string message) => Assert.AreEqual(message, string.Join('|', Read(text).Problems.Select(static problem => problem.Message)));

    [TestMethod]
    [DataRow("profile: devops", "devops")]
    [DataRow("agent: claude", "claude")]
    [DataRow("ruleset: 1.0", "1.0")]
    [DataRow("failOn: warning", "Warning")]
    [DataRow("gate: info", "Info")]
    [DataRow("repair: 0", "0")]
    [DataRow("sandbox: auto", "Auto")]
    [DataRow("sandbox: required", "Required")]
    [DataRow("sandbox: off", "Off")]
    [DataRow("strict: true", "True")]
    [DataRow("jobs: 1", "1")]
    [DataRow("keepRuns: 0", "0")]
    [DataRow("shellcheck: auto", "Auto")]
    [DataRow("shellcheck: required", "Required")]
    [DataRow("shellcheck: off", "Off")]
    [DataRow("kubernetes: \"1.33\"", "1.33")]
    [DataRow("vendored: true", "True")]
    [DataRow("exclude: [a/**, b]", "a/** b")]
    [DataRow("boundaries: {allow: [a/**], deny: [a/b]}", "a/** but a/b")]
    [DataRow("reviewers: {secure: claude}", "secure claude")]
    [DataRow("limits: {files: 3, bytes: 4kB, output: 5MB}", "3 4000 5000000")]
    [DataRow("limits: {bytes: 7, output: 2GB}", "200 7 2000000000")]
    [DataRow("limits: {bytes: 1B}", "200 1 50000000")]
    public void A_setting_is_read(string text, string expected)
    {
        var (file, problems) = Read(text);
        Assert.IsEmpty(problems);
        var key = text[..text.IndexOf(':', StringComparison.Ordinal)];
        var value = key switch
        {
            "profile" => file.Profile,
            "agent" => file.Agent,
            "ruleset" => $"{file.Ruleset}",
            "failOn" => $"{file.FailOn}",
            "gate" => $"{file.Gate}",
            "repair" => $"{file.Repair}",
            "sandbox" => $"{file.Sandbox}",
            "strict" => $"{file.Strict}",
            "jobs" => $"{file.Jobs}",
            "keepRuns" => $"{file.KeepRuns}",
            "shellcheck" => $"{file.ShellCheck}",
            "kubernetes" => $"{file.KubernetesRelease}",
            "vendored" => $"{file.Vendored}",
            "exclude" => string.Join(' ', file.Exclude),
            "boundaries" => $"{string.Join(' ', file.Allow)} but {string.Join(' ', file.Deny)}",
            "reviewers" => string.Join(' ', file.Reviewers.Select(static one => $"{one.Key} {one.Value}")),
            _ => string.Create(CultureInfo.InvariantCulture, $"{file.Limits!.Files} {file.Limits.Bytes} {file.Limits.Output}"),
        };
        Assert.AreEqual(expected, value);
    }

    [TestMethod]
    [DataRow("exec: [x, y]", "x y StandardInput Text LastLine 1200 - - - True")]
    [DataRow("exec: [x], prompt: argument", "x Argument Text LastLine 1200 - - - True")]
    [DataRow("exec: [x], prompt: file", "x File Text LastLine 1200 - - - True")]
    [DataRow("exec: [x], prompt: stdin", "x StandardInput Text LastLine 1200 - - - True")]
    [DataRow("exec: [x], output: json", "x StandardInput Json LastLine 1200 - - - True")]
    [DataRow("exec: [x], output: stream-json", "x StandardInput StreamJson LastLine 1200 - - - True")]
    [DataRow("exec: [x], output: acp", "x StandardInput Protocol LastLine 1200 - - - True")]
    [DataRow("exec: [x], signal: json", "x StandardInput Text Json 1200 - - - True")]
    [DataRow("exec: [x], signal: last-line", "x StandardInput Text LastLine 1200 - - - True")]
    [DataRow("exec: [x], timeout: 90s", "x StandardInput Text LastLine 90 - - - True")]
    [DataRow("exec: [x], timeout: 999999s", "x StandardInput Text LastLine 999999 - - - True")]
    [DataRow("exec: [x], timeout: 2m", "x StandardInput Text LastLine 120 - - - True")]
    [DataRow("exec: [x], timeout: 1h", "x StandardInput Text LastLine 3600 - - - True")]
    [DataRow("exec: [x], environment: [A], credentials: [B], scratch: [c/**]", "x StandardInput Text LastLine 1200 A B c/** True")]
    [DataRow("exec: [x], network: off", "x StandardInput Text LastLine 1200 - - - False")]
    [DataRow("exec: [x], network: on", "x StandardInput Text LastLine 1200 - - - True")]
    public void An_agent_is_read(string text, string expected)
    {
        var (file, problems) = Read($"agents: {{a: {{{text}}}}}");
        Assert.IsEmpty(problems);
        var agent = file.Agents["a"];
        Assert.AreEqual(expected, string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(' ', agent.Exec)} {agent.Prompt} {agent.Output} {agent.Signal} {agent.Timeout.TotalSeconds} {List(agent.Environment)} {List(agent.Credentials)} {List(agent.Scratch)} {agent.Network}"));

        static string List<T>(IReadOnlyCollection<T> items) => items.Count == 0 ? "-" : string.Join('+', items);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("# nothing\n")]
    [DataRow("---\n")]
    public void An_empty_file_says_nothing(string text) => Assert.IsEmpty(Read(text).Problems);

    [TestMethod]
    [DataRow("a11.yaml", true)]
    [DataRow("A11.yml", true)]
    [DataRow("deploy/A11.YAML", true)]
    [DataRow(".github/workflows/a11.yaml", false)]
    [DataRow("b11.yaml", false)]
    [DataRow("a11.yml", false)]
    public void A_file_whose_name_is_almost_right_is_told_of(string path, bool isTold)
    {
        var problems = TestEngine.Load(new MemoryFileSource([new(path, "strict: true\n")])).Problems;
        Assert.AreEqual(isTold ? $"{path} is not read, as a configuration file is named a11.yml. Rename it, or delete it." : "", string.Join('|', problems.Select(static problem => problem.Message)));
    }

    [TestMethod]
    public void A_file_that_is_not_listed_is_told_of() => Assert.AreEqual(
        "a11.yml is not among the repository's files: git ignores it, or it is not a regular file. Remove it from .gitignore, or delete it.",
        TestEngine.Load(new IgnoredConfiguration()).Problems.Single().Message);

    [TestMethod]
    public void A_file_that_can_not_be_read_is_told_of() => Assert.AreEqual(
        "The configuration is not valid utf-8; save it as UTF-8.",
        TestEngine.Load(MemoryFileSource.FromBytes([new("a11.yml", [0x46, 0xFF])])).Problems.First().Message);

    [TestMethod]
    public void Rulesets_are_ordered_by_major_then_by_minor()
    {
        var (one, other, last) = (new RulesetVersion(1, 9), new RulesetVersion(1, 10), new RulesetVersion(2, 0));
        Assert.IsTrue(one < other && other < last && last > other && one <= other && last >= other);
        Assert.IsFalse(other < one || one > other || other <= one || one >= other);
        Assert.IsTrue(other <= new RulesetVersion(1, 10) && other >= new RulesetVersion(1, 10));
        Assert.IsFalse(other < new RulesetVersion(1, 10) || other > new RulesetVersion(1, 10));
    }

    private static (ConfigurationFile File, IReadOnlyList<Diagnostic> Problems) Read(string text)
    {
        var (file, problems) = ConfigurationReader.Read(new SourceText(text), "a11.yml", "", TestEngine.Default.Checks);
        return (file, problems);
    }

    /// <summary>A file that is there, and that git ignores.</summary>
    private sealed class IgnoredConfiguration : IFileSource
    {
        public IReadOnlyList<string> Paths => [];

        public bool Exists(string path) => path == "a11.yml";

        public ReadOnlyMemory<byte> Read(string path) => throw new FileNotFoundException(path);
    }
}
