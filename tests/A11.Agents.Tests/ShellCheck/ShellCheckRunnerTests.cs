using System.Runtime.Versioning;
using A11.Agents.ShellCheck;
using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Scripts;
using A11.Tests;

namespace A11.Agents.Tests.ShellCheck;

/// <summary>How ShellCheck is run, and what becomes of its failures; a program of ours stands in its place.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
[UnsupportedOSPlatform("windows")]
public sealed class ShellCheckRunnerTests
{
    private const string Steps = "on: push\njobs:\n  a:\n    runs-on: a\n    steps:\n";

    private const string Clean = "#!/bin/sh\nset -eu\necho a\n";

    [TestMethod]
    [DataRow("Dockerfile", "FROM a:1\nENV v=1\nRUN a \\\n    # why\n    && 😀 BAD\n")]
    [DataRow("Dockerfile", "FROM a:1\r\nRUN a \\\r\n    && BAD\r\n")]
    [DataRow("Dockerfile", "FROM a:1\nRUN <<EOF\n# shellcheck enable=x\n\nü BAD\nEOF\n")]
    [DataRow("Dockerfile", "FROM a:1\nRUN cat <<EOF > /x && \\\n  BAD\na\nEOF\n")]
    [DataRow("Dockerfile", "FROM a:1\nRUN cat <<EOF > /x\na\nBAD\nEOF\n")]
    [DataRow(".github/workflows/a.yml", "on: push\njobs:\n  a:\n    runs-on: a\n    steps:\n      - run: |\n          # 😀\n          a ${{ github.sha }} BAD\n")]
    [DataRow(".github/workflows/a.yml", "on: push\njobs:\n  a:\n    runs-on: a\n    steps:\n      - run: >-\n          a\n          b BAD\n")]
    [DataRow(".github/workflows/a.yml", "on: push\njobs:\n  a:\n    runs-on: a\n    steps:\n      - run: \"a \\\"b\\\" BAD\"\n")]
    [DataRow("Makefile", "a:\n\t@x $(long name) $$v BAD\n")]
    [DataRow("scripts/a.sh", "#!/bin/sh\nset -eu\n\t😀ü BAD\n")]
    [DataRow("scripts/a.sh", "#!/bin/sh\r\nset -eu\r\nBAD\r\n")]
    public void A_finding_stands_where_the_file_holds_its_text(string path, string text)
    {
        using var program = new FakeShellCheck(FakeShellCheck.Honest);
        var finding = program.Check((path, text)).Diagnostics.Single(finding => finding.Rule == ScriptRules.ShellCheck);
        Assert.AreEqual("BAD", finding.Text![finding.Span].ToString());
        Assert.AreEqual(text.IndexOf("BAD", StringComparison.Ordinal), finding.Span.Start);
    }

    [TestMethod]
    [DataRow("Dockerfile", "FROM a:1\nRUN x BAD y\n", true)]
    [DataRow("Dockerfile", "FROM a:1\nRUN x \\\n  BAD y\n", true)]
    [DataRow("Dockerfile", "FROM a:1\nRUN x \\\nBAD y\n", false, DisplayName = "a continued line before it")]
    [DataRow("Dockerfile", "FROM a:1\nRUN x B\\\nAD y\n", false, DisplayName = "a continued line in it")]
    [DataRow(".github/workflows/a.yml", Steps + "      - run: |\n          x BAD y\n", true)]
    [DataRow(".github/workflows/a.yml", Steps + "      - run: |\n          x ${{ a }}BAD y\n", false, DisplayName = "an expression before it")]
    [DataRow(".github/workflows/a.yml", Steps + "      - run: x BAD y\n", false, DisplayName = "a scalar that a quote could end")]
    public void What_the_file_holds_in_another_form_is_not_mended(string path, string text, bool isMended)
    {
        using var program = new FakeShellCheck(FakeShellCheck.Honest.Replace("null", """{"replacements":[{"line":'$number',"endLine":'$number',"column":'$((${#before} + 1))',"endColumn":'$((${#before} + 4))',"precedence":1,"insertionPoint":"afterEnd","replacement":"GOOD"}]}""", StringComparison.Ordinal));
        var finding = program.Check((path, text)).Diagnostics.Single(finding => finding.Rule == ScriptRules.ShellCheck);
        Assert.AreEqual(isMended, finding.Fix is not null);
    }

    [TestMethod]
    public void What_is_put_in_front_of_a_script_is_not_reported()
    {
        using var program = new FakeShellCheck(FakeShellCheck.Honest);
        var result = program.Check(("Dockerfile", "FROM a:1\nENV BAD=1\nRUN a\n"));
        Assert.IsFalse(result.Diagnostics.Any(finding => finding.Rule == ScriptRules.ShellCheck));
    }

    [TestMethod]
    public void Equal_scripts_are_looked_at_once_and_many_in_one_process()
    {
        using var program = new FakeShellCheck(FakeShellCheck.Honest);
        var result = program.Check([.. Enumerable.Range(0, 40).Select(i => ($"a{i:00}/Dockerfile", $"FROM a:1\nRUN BAD\nRUN echo {i % 4}\n"))]);
        Assert.AreEqual(40, result.Diagnostics.Count(finding => finding.Rule == ScriptRules.ShellCheck));
        Assert.AreEqual(5, program.Calls.Sum() - 2 * program.Calls.Length, "five scripts, two options a call");
        Assert.AreEqual(1, program.Calls.Length);
    }

    [TestMethod]
    public void The_order_of_findings_does_not_depend_on_processes()
    {
        using var program = new FakeShellCheck(FakeShellCheck.Honest);
        (string, string)[] files = [.. Enumerable.Range(0, 60).Select(i => ($"a{i:00}.sh", $"#!/bin/sh\nset -eu\necho {i}\nBAD\n"))];
        var first = program.Check(files).Diagnostics;
        Assert.AreEqual(60, first.Length);
        CollectionAssert.AreEqual(first.Select(finding => finding.ToString()).ToArray(), program.Check(files).Diagnostics.Select(finding => finding.ToString()).ToArray());
    }

    [TestMethod]
    [DataRow("#!/bin/sh\necho 'it broke' >&2\nexit 3\n", "ended with status 3 (it broke)")]
    [DataRow("#!/bin/sh\nkill -SEGV $$\n", "ended with status 139")]
    [DataRow("#!/bin/sh\necho hello\n", "gave a report that can't be read")]
    [DataRow("#!/bin/sh\necho '{\"comments\":[{\"file\":7}]}'\n", "gave a report that can't be read")]
    [DataRow("#!/bin/sh\necho '{\"comments\":'\nexit 1\n", "gave a report that can't be read")]
    [DataRow("#!/bin/sh\n", "gave a report that can't be read")]
    [DataRow("#!/bin/sh\nsleep 600\n", "did not finish in 1 seconds")]
    [DataRow("#!/bin/sh\nsleep 600 &\nwait\n", "did not finish in 1 seconds")]
    [DataRow("\u007fELF no program\n", "can't be started")]
    [DataRow("#!/no/such/interpreter\n", "can't be started")]
    public void A_failure_is_a_finding(string text, string failure)
    {
        using var program = new FakeShellCheck(text);
        var finding = program.Check(("a.sh", Clean), ("Dockerfile", "FROM a:1.2.3\n")).Diagnostics.Single(finding => finding.Rule == EngineRules.BrokenRule);
        StringAssert.StartsWith(finding.Message, $"ShellCheck {failure}");
        Assert.AreEqual(("a.sh", Severity.Error), (finding.Path, finding.Severity));
    }

    [TestMethod]
    public void One_script_that_it_fails_on_does_not_hide_what_is_wrong_in_the_others()
    {
        using var program = new FakeShellCheck(FakeShellCheck.Honest.Replace("before=", "[[ $line == CRASH ]] && exit 4\n    before=", StringComparison.Ordinal));
        var result = program.Check([.. Enumerable.Range(0, 30).Select(i => ($"a{i:00}.sh", $"{Clean}{(i == 17 ? "CRASH" : $"BAD {i}")}\n"))]);
        Assert.AreEqual("a17.sh", result.Diagnostics.Single(finding => finding.Rule == EngineRules.BrokenRule).Path);
        Assert.AreEqual(29, result.Diagnostics.Count(finding => finding.Rule == ScriptRules.ShellCheck));
    }

    [TestMethod]
    public void A_program_that_always_fails_is_not_tried_for_ever()
    {
        using var program = new FakeShellCheck("#!/bin/sh\necho \"$#\" >> \"$(dirname \"$0\")/calls\"\nexit 4\n");
        var result = program.Check([.. Enumerable.Range(0, 200).Select(i => ($"a{i:000}.sh", $"{Clean}echo {i}\n"))]);
        Assert.AreEqual(200, result.Diagnostics.Count(finding => finding.Rule == EngineRules.BrokenRule));
        Assert.IsTrue(program.Calls.Length < 60, $"{program.Calls.Length} calls");
    }

    [TestMethod]
    public void Cancelling_ends_it()
    {
        using var program = new FakeShellCheck("#!/bin/sh\nsleep 600\n");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var files = new A11.Core.Files.MemoryFileSource([new("a.sh", Clean)]);
        _ = Assert.Throws<OperationCanceledException>(() => TestEngine.Default.With(new ShellCheckRunner(program.Program)).Run(files, new DefaultSettings(), null, cancellation.Token));
    }

    [TestMethod]
    public void It_is_found_in_absolute_folders_where_it_can_be_run()
    {
        using var program = new FakeShellCheck(FakeShellCheck.Honest);
        const string Root = "/no/repository";
        Assert.AreNotSame(TestEngine.Default, ShellCheckProgram.Join(TestEngine.Default, ShellCheckMode.Auto, Root, $"bin:.:/no/such:{program.PathVariable}"));
        Assert.AreSame(TestEngine.Default, ShellCheckProgram.Join(TestEngine.Default, ShellCheckMode.Auto, program.PathVariable, program.PathVariable));
        File.SetUnixFileMode(program.Program, UnixFileMode.UserRead);
        Assert.AreSame(TestEngine.Default, ShellCheckProgram.Join(TestEngine.Default, ShellCheckMode.Auto, Root, program.PathVariable));
        _ = Assert.Throws<ShellCheckMissingException>(() => ShellCheckProgram.Join(TestEngine.Default, ShellCheckMode.Required, Root, null));
    }
}
