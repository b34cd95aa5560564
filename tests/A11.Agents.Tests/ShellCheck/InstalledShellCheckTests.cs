using A11.Agents.Processes;
using A11.Agents.ShellCheck;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Scripts;
using A11.Tests;

namespace A11.Agents.Tests.ShellCheck;

/// <summary>The real ShellCheck, on machines that have it.</summary>
[TestClass]
[TestCategory("ShellCheck")]
public sealed class InstalledShellCheckTests
{
    [TestMethod]
    [DataRow("Dockerfile", "FROM a:1\nRUN echo ⟦$V⟧\n", "SC2086")]
    [DataRow("Dockerfile", "FROM a:1\nARG v=1\nRUN echo \"$v\"\n", "")]
    [DataRow("Dockerfile", "FROM a:1\nENV opts=\"-a -b\"\nRUN ls $opts\n", "")]
    [DataRow("Dockerfile", "FROM a:1\nRUN echo \"⟦$RANDOM⟧\"\n", "SC3028")]
    [DataRow("Dockerfile", "FROM alpine:3.22.1\nRUN [[ -f /x ]] && echo \"$RANDOM\"\n", "")]
    [DataRow("Dockerfile", "FROM alpine:3.22.1\nRUN ls ⟦$A⟧\n", "SC2086")]
    [DataRow("Dockerfile", "FROM a:1\nSHELL [\"/bin/bash\", \"-c\"]\nRUN echo \"$RANDOM\"\n", "")]
    [DataRow("Dockerfile", "FROM a:1\nRUN <<EOF\n# shellcheck disable=SC2086\necho $X\necho $Y\nEOF\n", "")]
    [DataRow("Dockerfile", "FROM a:1\nRUN . /etc/os-release && echo \"$ID\"\n", "")]
    [DataRow("Dockerfile", "FROM a:1\nHEALTHCHECK CMD test ⟦$A⟧ = b\n", "SC2086")]
    [DataRow(".github/workflows/a.yml", "on: push\njobs:\n  a:\n    runs-on: a\n    steps:\n      - run: |\n          if [ \"${{ github.ref }}\" = main ]; then\n            cd /x\n            echo 😀 ⟦$A⟧ \"$b\"\n          fi\n", "SC2086")]
    [DataRow("Makefile", "a:\n\t[ \"$(A)\" = b ] && for i in $(LIST); do echo ⟦$$i⟧; done\n", "")]
    [DataRow("Makefile", "a:\n\techo ⟦$$V⟧\n", "SC2086")]
    [DataRow("scripts/a.sh", "#!/bin/sh -e\n. ./other.sh\n\tcase ü\"$1\" in ⟦$A⟧) ;; esac\n", "SC2254")]
    [DataRow("scripts/a.sh", "#!/bin/sh -e\n# shellcheck disable=SC2086\necho $A\n", "")]
    public void It_finds_what_it_finds_in_a_script(string path, string marked, string expected)
    {
        var text = marked.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);

        // Where a rule of ours says the same, that is said instead, under ShellCheck's name as well.
        var found = Check((path, text)).Diagnostics.Where(finding => expected.Length == 0 ? finding.Rule == ScriptRules.ShellCheck : finding.Aliases.Contains($"shellcheck/{expected}")).ToArray();
        Assert.HasCount(expected.Length == 0 ? 0 : 1, found, string.Join('\n', found.Select(finding => finding.Message)));
        if (expected.Length > 0)
        {
            var start = marked.IndexOf('⟦', StringComparison.Ordinal);
            Assert.AreEqual((start, marked.IndexOf('⟧', StringComparison.Ordinal) - 1), (found[0].Span.Start, found[0].Span.End));
        }
    }

    [TestMethod]
    public void What_its_own_comments_silence_is_known()
    {
        var result = Check(("a.sh", "#!/bin/sh -e\n# shellcheck source=/dev/null disable=SC1083,SC2254\ncase \"$b\"{x in $A) ;; esac\necho \"$c\"\n"));

        // Of SC2254 a rule of ours has told already.
        Assert.AreEqual("AXS2254 AXS9000", string.Join(' ', result.Suppressed.Select(finding => finding.Rule.Id).Order(StringComparer.Ordinal)));
        Assert.Contains(finding => finding.Message.StartsWith("SC1083", StringComparison.Ordinal), result.Suppressed);
        Assert.AreEqual("SC2154 SC2154", string.Join(' ', result.Diagnostics.Select(finding => finding.Message.Split(':')[0])));
    }

    [TestMethod]
    public void The_nearest_configuration_holds_and_no_other_does()
    {
        var script = "#!/bin/sh -e\necho {x \"$A\"\n";
        var result = Check((".shellcheckrc", "disable=SC1083\n"), ("a.sh", script), ("b/.shellcheckrc", "enable=require-variable-braces\n"), ("b/c/a.sh", script), ("d/Dockerfile", "FROM a:1\nRUN echo {x\n"));
        Assert.AreEqual("b/c/a.sh SC1083", string.Join(", ", result.Diagnostics.Where(finding => finding.Rule == ScriptRules.ShellCheck).Select(finding => $"{finding.Path} {finding.Message.Split(':')[0]}")));

        // Of an optional check that a rule of ours makes as well, ours tells.
        Assert.AreEqual("b/c/a.sh", string.Join(", ", result.Diagnostics.Where(finding => finding.Rule.Id == "AXS2250").Select(finding => finding.Path)));
    }

    [TestMethod]
    public void Optional_checks_are_made_where_they_are_wanted()
    {
        var result = Check(("a.sh", "#!/bin/sh -e\necho \"$A\"\n"), ("a11.yml", "overrides: [{ files: [a.sh], rules: { AXS9001: warning } }]\n"), ("b.sh", "#!/bin/sh -e\necho \"$A\"\n"));
        var finding = result.Diagnostics.Single(finding => finding.Rule == ScriptRules.OptionalChecks);
        Assert.AreEqual(("a.sh", Severity.Warning, "SC2250"), (finding.Path, finding.Severity, finding.Message.Split(':')[0]));
    }

    [TestMethod]
    public void Its_mends_are_written_into_the_file()
    {
        var files = new MemoryFileSource([new("Dockerfile", "FROM a:1\nRUN \\\n  echo $A `date`\n")]);
        var settings = TestEngine.Load(files);
        var result = new Core.Fixes.Fixer(Installed()).Run(files, settings, null, allowsUnsafe: true);
        StringAssert.Contains(FileContent.Decode(result.Files.Single().After.Span).Text.Content, "  echo \"$A\" \"$(date)\"\n");
    }

    private static AnalysisResult Check(params (string Path, string Text)[] files)
    {
        var source = new MemoryFileSource(files.Select(file => KeyValuePair.Create(file.Path, file.Text)));
        return Installed().Run(source, TestEngine.Load(source));
    }

    private static Engine Installed()
    {
        var program = ProgramPath.Find("shellcheck");
        if (program is null)
        {
            Assert.Inconclusive("ShellCheck is not installed, so that nothing is known of how it and A11 go together.");
        }

        return TestEngine.Default.With(new ShellCheckRunner(program!));
    }
}
