using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Configuration;

/// <summary>checkmake.ini, as checkmake's README (“Configuration”) has it.</summary>
[TestClass]
public sealed class CheckmakeConfigurationTests
{
    private const string Makefile = ".PHONY: all\nall:\n\techo 1\n\techo 2\n\techo 3\n\techo 4\n";

    [TestMethod]
    [DataRow("[maxbodylength]\nmaxBodyLength = 3\n", "maxbodylength", true)]
    [DataRow("[ maxbodylength ]\r\nmaxBodyLength=4\r\n", "maxbodylength", false)]
    [DataRow("[maxbodylength]\nmaxBodyLength = 3\ndisabled = true\n", "maxbodylength", false)]
    [DataRow("[maxbodylength]\nmaxBodyLength = 3\ndisabled = false\n", "maxbodylength", true)]
    [DataRow("[maxbodylength]\nmaxBodyLength = 3\n; disabled = true\n# disabled = true\n", "maxbodylength", true)]
    [DataRow("[maxbodylength]\nmaxBodyLength = 3\n[other]\ndisabled = true\n", "maxbodylength", true)]
    [DataRow("[maxbodylength]\nmaxBodyLength = few\n= 3\n", "maxbodylength", false)]
    [DataRow("[minphony]\nrequired = all, test\n", "minphony", true)]
    [DataRow("[minphony]\nrequired = all\n", "minphony", false)]
    public void Its_options_hold(string text, string rule, bool isFound)
    {
        var files = new MemoryFileSource([new("checkmake.ini", text), new("Makefile", Makefile)]);
        var found = TestEngine.Default.Run(files, TestEngine.Load(files), ["Makefile"]).Diagnostics;
        Assert.AreEqual(isFound, found.Any(finding => finding.Aliases.Contains($"checkmake/{rule}")), string.Join(' ', found.Select(static finding => finding.Rule.Id)));
    }
}
