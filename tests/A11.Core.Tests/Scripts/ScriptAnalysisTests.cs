using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Scripts;
using A11.Core.Text;

namespace A11.Core.Tests.Scripts;

/// <summary>What becomes of ShellCheck's findings.</summary>
[TestClass]
public sealed class ScriptAnalysisTests
{
    private const string Dockerfile = "FROM a:1\nRUN \\\n  echo $v\n";

    [TestMethod]
    [DataRow("echo \"${ local v=1; echo \"$v\"; }\"\n", 0)]
    [DataRow("x=${| REPLY=1; }\n", 0)]
    [DataRow("echo '${ no; }' ${x}\n", 1)]
    public void A_script_that_ShellCheck_ends_at_is_kept_from_it(string script, int scripts) =>
        Assert.HasCount(scripts, RecordingChecker.ScriptsOf("a.sh", "#!/bin/bash\n" + script));

    [TestMethod]
    public void A_finding_stands_where_the_file_holds_its_text()
    {
        var finding = Single(Dockerfile);
        Assert.AreEqual("$v", finding.Text![finding.Span].ToString());
        Assert.AreEqual(new LinePosition(3, 8), finding.Start);
        Assert.AreEqual("SC2317: Mind $v.", finding.Message);
        Assert.AreEqual(Severity.Info, finding.Severity);
        CollectionAssert.AreEqual((string[])["shellcheck/SC2317", "hadolint/SC*", "hadolint/SC2317"], finding.Aliases.ToArray());
        Assert.AreEqual("FROM a:1\nRUN \\\n  echo \"$v\"\n", TextEdit.Apply(Dockerfile, finding.Fix!.Edits));
    }

    [TestMethod]
    [DataRow("rules: { shellcheck/SC2317: none }", null)]
    [DataRow("rules: { hadolint/SC2317: error }", Severity.Error)]
    [DataRow("rules: { AXS9000: none }", null)]
    [DataRow("rules: { shellcheck: warning }", Severity.Warning)]
    [DataRow("rules: { AXS9000: error, shellcheck/SC2317: info }", Severity.Info)]
    [DataRow("rules: { shellcheck/SC2087: none }", Severity.Info)]
    [DataRow("overrides: [{ files: [Dockerfile], rules: { shellcheck/SC2317: none } }]", null)]
    public void A_code_is_configured_alone_or_with_all_others(string configuration, Severity? expected) =>
        Assert.AreEqual(expected, Find(new("Dockerfile", Dockerfile), new("a11.yml", configuration)).FirstOrDefault()?.Severity);

    [TestMethod]
    public void A_configuration_of_hadolint_speaks_of_Dockerfiles()
    {
        var script = new KeyValuePair<string, string>("a.sh", "#!/bin/sh -e\necho \"$v\"\n");
        Assert.AreEqual("a.sh", Find(new("Dockerfile", Dockerfile), script, new(".hadolint.yaml", "ignored: [SC2317]\n")).Single().Path);
    }

    [TestMethod]
    [DataRow("# hadolint ignore=SC2317\nRUN echo $v")]
    [DataRow("# a11:disable shellcheck/SC2317 -- words are meant\nRUN echo $v")]
    [DataRow("# a11:disable AXS9000 -- words are meant\nRUN echo $v")]
    public void A_comment_silences(string run)
    {
        var result = RecordingChecker.Run(new RecordingChecker(("$v", 2317, Severity.Info)), new KeyValuePair<string, string>("Dockerfile", $"FROM a:1\n{run}\n"));
        Assert.IsFalse(result.Diagnostics.Any(IsTheirs));
        Assert.IsTrue(result.Suppressed.Any(IsTheirs));
        Assert.IsFalse(result.Diagnostics.Any(finding => finding.Rule == EngineRules.UnusedSuppression || finding.Rule == EngineRules.UnknownSuppression));
    }

    [TestMethod]
    [DataRow("#!/bin/bash -e", Severity.Warning)]
    [DataRow("#!/bin/sh -e", Severity.Error)]
    public void A_subshell_at_the_start_of_a_substitution_is_an_error_only_where_the_shell_refuses_it(string shebang, Severity expected)
    {
        var result = RecordingChecker.Run(new RecordingChecker(("$((", 1102, Severity.Error)), new KeyValuePair<string, string>("a.sh", $"{shebang}\necho \"$((echo a) | cat)\"\n"));
        Assert.AreEqual(expected, result.Diagnostics.Single(IsTheirs).Severity);
    }

    [TestMethod]
    public void What_can_not_be_parsed_is_told_once()
    {
        (string, int, Severity)[] found = [("one", 1009, Severity.Info), ("two", 1073, Severity.Error), ("three", 1072, Severity.Error)];
        var script = new KeyValuePair<string, string>("a.sh", "#!/bin/sh -e\necho one two three\n");
        Assert.AreEqual("SC1073: Mind two.", RecordingChecker.Run(new RecordingChecker(found), script).Diagnostics.Single(IsTheirs).Message);
        Assert.AreEqual("SC1072: Mind three.", RecordingChecker.Run(new RecordingChecker(found[2]), script).Diagnostics.Single(IsTheirs).Message);
    }

    [TestMethod]
    public void What_a_rule_of_ours_says_is_said_once()
    {
        var checker = new RecordingChecker(("$V", 2115, Severity.Warning));
        var result = RecordingChecker.Run(checker, new KeyValuePair<string, string>("scripts/a.sh", "#!/bin/sh -e\nrm -rf \"$V/\"\n\nrm -rf \"x$V/\"\n"));
        Assert.AreEqual("AXS2115 2, AXS9000 4", string.Join(", ", result.Diagnostics.Select(finding => $"{finding.Rule.Id} {finding.Start.Line}")));
    }

    [TestMethod]
    public void Who_switches_our_rule_off_does_not_hear_it_from_ShellCheck()
    {
        var checker = new RecordingChecker(("$V", 2115, Severity.Warning));
        var result = RecordingChecker.Run(checker, new("scripts/a.sh", "#!/bin/sh -e\nrm -rf \"$V/\"\n"), new("a11.yml", "rules: { AXS2115: none }"));
        Assert.IsTrue(result.Diagnostics.IsEmpty);
    }

    [TestMethod]
    public void What_a_host_fills_in_is_not_constant()
    {
        var checker = new RecordingChecker(("=", 2194, Severity.Warning), ("____", 2317, Severity.Info));
        var result = RecordingChecker.Run(checker, new KeyValuePair<string, string>("Makefile", "a:\n\t[ $(A) = b ]\n\t[ a = b ]\n"));
        Assert.AreEqual("3", string.Join(", ", result.Diagnostics.Where(IsTheirs).Select(finding => finding.Start.Line)));
    }

    [TestMethod]
    public void An_optional_check_is_reported_by_its_own_rule_where_it_is_wanted()
    {
        var checker = new RecordingChecker(("$v", 2248, Severity.Info));
        Assert.AreEqual("AXS9000", Single(Dockerfile, checker).Rule.Id, "A .shellcheckrc asked for it.");
        Assert.IsFalse(checker.Scripts[0].WantsOptional);
        Assert.AreEqual("AXS9001", RecordingChecker.Run(checker, new("Dockerfile", Dockerfile), new("a11.yml", "rules: { shellcheck/SC2248: warning }")).Diagnostics.Single(IsTheirs).Rule.Id);
        Assert.IsTrue(checker.Scripts[0].WantsOptional);
    }

    [TestMethod]
    public void A_script_that_was_not_checked_fails_the_run()
    {
        var checker = new RecordingChecker { Failure = "fell over" };
        var finding = RecordingChecker.Run(checker, new KeyValuePair<string, string>("Dockerfile", Dockerfile)).Diagnostics.Single(finding => finding.Rule == EngineRules.BrokenRule);
        StringAssert.StartsWith(finding.Message, "ShellCheck fell over, so ");
        Assert.AreEqual(3, finding.Start.Line);
        Assert.IsTrue(RecordingChecker.Run(checker, new("Dockerfile", Dockerfile), new("a11.yml", "rules: { AXS9000: none }")).Diagnostics.All(finding => finding.Rule != EngineRules.BrokenRule));
    }

    [TestMethod]
    [DataRow("\"", true)]
    [DataRow("\n", false)]
    [DataRow("\r\n", false)]
    public void A_fix_of_ShellCheck_that_adds_a_line_is_not_offered(string text, bool isOffered) =>
        Assert.AreEqual(isOffered, Single(Dockerfile, new RecordingChecker(("$v", 2317, Severity.Info)) { Inserted = text }).Fix is not null);

    [TestMethod]
    [DataRow("a.sh", "#!/bin/sh -e\necho $v\n", 1091, 0, DisplayName = "a source that can't be followed from a copy")]
    [DataRow("a.sh", "#!/bin/sh -e\necho $v\n", 2148, 0)]
    [DataRow("a.sh", "#!/bin/sh -e\necho $v\n", 1090, 1)]
    [DataRow("a.sh", "#!/bin/sh -e\necho $v\n", 2154, 1)]
    [DataRow("Dockerfile", Dockerfile, 2148, 0, DisplayName = "a shebang means nothing in a part of a file")]
    [DataRow("Dockerfile", Dockerfile, 1090, 0)]
    [DataRow("Dockerfile", Dockerfile, 2187, 0)]
    [DataRow("compose.yaml", "services:\n  a:\n    command: sh -c 'echo $$v'\n", 2154, 0, DisplayName = "variables that the host sets")]
    [DataRow("compose.yaml", "services:\n  a:\n    command: sh -c 'echo $$v'\n", 2317, 1)]
    public void What_means_nothing_where_the_script_is_is_not_said(string path, string text, int code, int expected) =>
        Assert.AreEqual(expected, RecordingChecker.Run(new RecordingChecker(("$v", code, Severity.Info)), new KeyValuePair<string, string>(path, text)).Diagnostics.Count(IsTheirs));

    [TestMethod]
    public void The_same_in_two_scripts_of_a_line_is_told_of_both()
    {
        const string Workflow = "on: push\njobs: {a: {runs-on: ubuntu-24.04, steps: [{run: echo $v}, {run: echo  $v}]}}\n";
        Assert.AreEqual(2, Find(new KeyValuePair<string, string>(".github/workflows/a.yml", Workflow)).Count());
        var optional = RecordingChecker.Run(new RecordingChecker(("$v", 2248, Severity.Info)), new(".github/workflows/a.yml", Workflow), new("a11.yml", "rules: { shellcheck/SC2248: warning }"));
        Assert.AreEqual(2, optional.Diagnostics.Count(IsTheirs));
    }

    [TestMethod]
    public void What_a_directive_silenced_is_among_what_is_suppressed()
    {
        var result = RecordingChecker.Run(new SilencedChecker(), new KeyValuePair<string, string>("Dockerfile", Dockerfile));
        Assert.IsFalse(result.Diagnostics.Any(IsTheirs));
        Assert.AreEqual("SC2317: Silenced.", result.Suppressed.Single(IsTheirs).Message);
    }

    [TestMethod]
    public void What_a_rule_of_ours_says_of_the_line_is_said_once()
    {
        var script = new KeyValuePair<string, string>("scripts/a.sh", "#!/bin/sh -e\nrm -rf \"$V/\"; true x\ntrue x\n");
        Assert.AreEqual("AXS2115 2, AXS9000 3", string.Join(", ", RecordingChecker.Run(new RecordingChecker(("x", 2115, Severity.Warning)), script).Diagnostics.Select(static finding => $"{finding.Rule.Id} {finding.Start.Line}")));
    }

    [TestMethod]
    public void Another_error_of_bash_stays_one()
    {
        var result = RecordingChecker.Run(new RecordingChecker(("one", 1073, Severity.Error)), new KeyValuePair<string, string>("a.sh", "#!/bin/bash -e\necho one\n"));
        Assert.AreEqual(Severity.Error, result.Diagnostics.Single(IsTheirs).Severity);
    }

    [TestMethod]
    public void A_constant_on_a_line_without_a_placeholder_is_told()
    {
        const string Workflow = "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n          [ ${{ github.sha }} = b ]\n          [ a = b ]\n";
        var result = RecordingChecker.Run(new RecordingChecker(("=", 2194, Severity.Warning)), new KeyValuePair<string, string>(".github/workflows/a.yml", Workflow));
        Assert.AreEqual("8", string.Join(", ", result.Diagnostics.Where(IsTheirs).Select(static finding => finding.Start.Line)));
    }

    [TestMethod]
    public void What_stands_beside_a_placeholder_is_told()
    {
        var checker = new RecordingChecker(("a b", 2317, Severity.Info), ("a b", 2194, Severity.Warning));
        var result = RecordingChecker.Run(checker, new KeyValuePair<string, string>("Makefile", "a:\n\techo $(A) a b\n\techo a b\n"));
        Assert.AreEqual("2 2317, 3 2194, 3 2317", string.Join(", ", result.Diagnostics.Where(IsTheirs).Select(static finding => $"{finding.Start.Line} {finding.Message[2..6]}").Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    [DataRow("Dockerfile", "FROM a:1\nRUN \\\n  echo $v\nRUN echo b\n", 3, 3)]
    [DataRow("Dockerfile", "FROM a:1\nRUN true && \\\n  echo $v\n", 2, 3, DisplayName = "what is continued is one line")]
    [DataRow("a.sh", "#!/bin/sh -e\ntrue\necho $v\n", 1, 1)]
    [DataRow("a.sh", "echo $v", 1, 1)]
    [DataRow("a.sh", "\n\n", 1, 1)]
    public void A_failure_stands_on_the_first_line_of_the_script_and_is_told_once(string path, string text, int start, int end)
    {
        var result = RecordingChecker.Run(new RecordingChecker(("$v", 2317, Severity.Info)) { Failure = "fell over" }, new KeyValuePair<string, string>(path, text));
        var finding = result.Diagnostics.Single(static finding => finding.Rule == EngineRules.BrokenRule);
        Assert.AreEqual(start, finding.Start.Line);
        Assert.AreEqual(end, finding.End.Line);
        Assert.IsFalse(result.Diagnostics.Any(IsTheirs), "What came before the failure is no verdict.");
    }

    /// <summary>Finds the beginning of each script, which a comment silences.</summary>
    private sealed class SilencedChecker : IScriptChecker
    {
        public System.Collections.Immutable.ImmutableArray<ScriptVerdict> Check(System.Collections.Immutable.ImmutableArray<ScriptToCheck> scripts, Repositories.Repository repository, CancellationToken cancellation) =>
            [.. scripts.Select(static _ => ScriptVerdict.Clean with { Silenced = [new ScriptFinding(2317, Severity.Info, new TextSpan(0, 1), "Silenced.", [])] })];
    }

    private static bool IsTheirs(Diagnostic finding) => finding.Rule == ScriptRules.ShellCheck || finding.Rule == ScriptRules.OptionalChecks;

    private static Diagnostic Single(string text, RecordingChecker? checker = null) =>
        RecordingChecker.Run(checker ?? new RecordingChecker(("$v", 2317, Severity.Info)), new KeyValuePair<string, string>("Dockerfile", text)).Diagnostics.Single(IsTheirs);

    private static IEnumerable<Diagnostic> Find(params KeyValuePair<string, string>[] files) =>
        RecordingChecker.Run(new RecordingChecker(("$v", 2317, Severity.Info)), files).Diagnostics.Where(IsTheirs);
}
