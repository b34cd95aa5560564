using A11.Core.Configuration;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Make;

/// <summary>A makefile of BSD make is checked as far as it is in the language that all makes share.</summary>
[TestClass]
public sealed class BsdMakefileTests
{
    [TestMethod]
    [DataRow("BSDmakefile", "all:\n    echo a\n", true)]
    [DataRow("BSDmakefile", ".PHONY: all\nall:\n\techo a\n", false)]
    [DataRow("BSDmakefile", ".if defined(A)\nall:\n    echo a\n.endif\n", false)]
    [DataRow("BSDmakefile", ". for i in 1 2\nall:\n    echo a\n. endfor\n", false)]
    [DataRow("Makefile", ".if defined(A)\n", true)]
    public void It_is_checked(string path, string text, bool isFound)
    {
        var files = new MemoryFileSource([new(path, text)]);
        var found = TestEngine.Default.Run(files, TestEngine.Load(files, SettingsOptions.Default)).Diagnostics.Select(static finding => finding.Rule.Id).ToArray();
        Assert.AreEqual(isFound, found.Contains("AXM0001"), string.Join(' ', found));
    }
}
