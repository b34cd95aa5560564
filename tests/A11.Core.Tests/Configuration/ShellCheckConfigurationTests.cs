using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Configuration;

[TestClass]
public sealed class ShellCheckConfigurationTests
{
    [TestMethod]
    [DataRow("disable=SC2086", "AXS2086", Severity.None)]
    [DataRow("# a comment\ndisable=SC2034,SC2086 # why\n", "AXS2086", Severity.None)]
    [DataRow("disable=SC2080-SC2090", "AXS2086", Severity.None)]
    [DataRow("disable=2086", "AXS2086", Severity.None)]
    [DataRow("disable=all", "AXS2086", Severity.None)]
    [DataRow("disable=all", "AXD3008", Severity.Warning)]
    [DataRow("disable=\"SC2086\"", "AXS2086", Severity.None)]
    [DataRow("disable='SC2034,SC2086'", "AXS2086", Severity.None)]
    [DataRow("external-sources=true\tdisable=SC2086", "AXS2086", Severity.None)]
    [DataRow("disable=SC2087", "AXS2086", Severity.Warning)]
    [DataRow("disable=SC2087-SC2080", "AXS2086", Severity.Warning)]
    [DataRow("#disable=SC2086", "AXS2086", Severity.Warning)]
    [DataRow("enable=require-variable-braces", "AXS2250", Severity.Info)]
    [DataRow("enable=quote-safe-variables", "AXS2248", Severity.Info)]
    [DataRow("enable=all", "AXS2250", Severity.Info)]
    [DataRow("enable=add-default-case", "AXS2250", Severity.None)]
    [DataRow("disable=SC1-SC99999\nenable=\n=x\nsource-path=SCRIPTDIR\nexternal-sources=true\n", "AXS2086", Severity.Warning)]
    public void Directives_hold_for_our_own_rules(string configuration, string check, Severity expected) =>
        Assert.AreEqual(expected, TestEngine.Load(Files(configuration)).ForFile("a.sh").SeverityOf(TestEngine.Default.Checks.FindById(check)!));

    [TestMethod]
    public void The_nearest_file_wins_and_ours_beside_it_wins_over_both()
    {
        var settings = TestEngine.Load(new MemoryFileSource([new(".shellcheckrc", "disable=SC2086,SC2046"), new("a11.yml", "rules: { AXS2086: error }"), new("a.sh", ""), new("sub/.shellcheckrc", "disable=SC2162"), new("sub/a.sh", "")]));
        Assert.AreEqual(Severity.Error, settings.ForFile("a.sh").SeverityOf(TestEngine.Default.Checks.FindById("AXS2086")!));
        Assert.AreEqual(Severity.None, settings.ForFile("a.sh").SeverityOf(TestEngine.Default.Checks.FindById("AXS2046")!));
        Assert.AreEqual(Severity.None, settings.ForFile("sub/a.sh").SeverityOf(TestEngine.Default.Checks.FindById("AXS2162")!));
        Assert.AreEqual(Severity.Warning, settings.ForFile("sub/a.sh").SeverityOf(TestEngine.Default.Checks.FindById("AXS2046")!));
    }

    [TestMethod]
    [DataRow("shell=dash", 1)]
    [DataRow("shell=bash", 0)]
    [DataRow("shell=tcl", 0)]
    public void The_shell_holds_for_scripts_that_name_none(string configuration, int expected)
    {
        var files = new MemoryFileSource([new(".shellcheckrc", configuration), new("a.sh", "f() {\n  [[ -n a ]]\n}\nf\n"), new("b.sh", "#!/bin/bash\n[[ -n a ]] && echo b\n")]);
        var found = TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics;
        Assert.AreEqual(expected, found.Count(finding => finding.Rule.Id == "AXS3010"));
    }

    private static MemoryFileSource Files(string configuration) => new([new(".shellcheckrc", configuration), new("a.sh", "echo $1\n")]);
}
