using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Shell;

/// <summary>Each of ShellCheck's numbers can be configured on its own, whichever class finds it.</summary>
[TestClass]
public sealed class ShellCheckNumberTests
{
    private const string Tests = "#!/bin/bash\nset -eu\nif [ \"$1\" -gte 3 ]; then exit 1; fi\nif [ \"x$1\" = xno ]; then exit 1; fi\n";
    private const string Pipes = "#!/bin/bash\nset -eu\n./list | sort < names\n./list > names | sort\n";
    private const string Comparisons = "#!/bin/bash\nset -eu\nif [[ $1 <= $2 ]]; then exit 1; fi\nif [ \"$1\" >= \"$2\" ]; then exit 1; fi\n";

    [TestMethod]
    [DataRow(Tests, "", "AXS2057 AXS2268")]
    [DataRow(Tests, "shellcheck/SC2268", "AXS2057")]
    [DataRow(Tests, "AXS2057", "AXS2268")]
    [DataRow(Tests, "unknown-test-operator", "AXS2268")]
    [DataRow(Pipes, "", "AXS2259 AXS2260")]
    [DataRow(Pipes, "shellcheck/SC2260", "AXS2259")]
    [DataRow(Comparisons, "", "AXS2122 AXS2122")]
    [DataRow(Comparisons, "shellcheck/SC2122", "")]
    public void Is_switched_off_alone(string script, string off, string expected)
    {
        var files = new MemoryFileSource([new("run.sh", script), new("a11.yml", off.Length == 0 ? "ruleset: 1.0\n" : $"rules:\n  {off}: none\n")]);
        var settings = TestEngine.Load(files);
        Assert.AreEqual("", string.Join('\n', settings.Problems.Select(problem => problem.Message)));
        var found = TestEngine.Default.Run(files, settings, ["run.sh"]).Diagnostics;
        Assert.AreEqual(expected, string.Join(' ', found.Select(finding => finding.Rule.Id).Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void Is_suppressed_alone()
    {
        var files = new MemoryFileSource([new("run.sh", Tests.Replace("if [ \"x", "# a11:disable AXS2268 -- an old shell runs it\nif [ \"x", StringComparison.Ordinal))]);
        var result = TestEngine.Default.Run(files, TestEngine.Load(files), ["run.sh"]);
        Assert.AreEqual("AXS2057", string.Join(' ', result.Diagnostics.Select(finding => finding.Rule.Id)));
        Assert.AreEqual("AXS2268", string.Join(' ', result.Suppressed.Select(finding => finding.Rule.Id)));
    }
}
