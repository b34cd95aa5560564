using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Make;

/// <summary>Which shell a recipe is read as shows in what is unknown to it: plain sh has no <c>[[</c>.</summary>
[TestClass]
public sealed class RecipeShellTests
{
    private const string Recipe = "\t@if [[ -n x ]]; then echo x; fi\n";

    [TestMethod]
    [DataRow("Makefile", "a:\n" + Recipe, true)]
    [DataRow("Makefile", "SHELL := bash\na:\n" + Recipe, false)]
    [DataRow("Makefile", "SHELL = $(shell which bash)\na:\n" + Recipe, false)]
    [DataRow("Makefile", "a: SHELL := /bin/bash\na:\n" + Recipe, false)]
    [DataRow("Makefile", "a b: SHELL := $(shell command -v bash)\nb:\n" + Recipe, false)]
    [DataRow("Makefile", "a-%: SHELL := bash\na-b:\n" + Recipe, false)]
    [DataRow("Makefile", "b: SHELL := bash\na:\n" + Recipe, true)]
    [DataRow("Makefile", "SHELL := bash\na: SHELL := sh\na:\n" + Recipe, true)]
    [DataRow("Makefile", "a: SHELL := bash\na: SHELL := sh\na:\n" + Recipe, true)]
    [DataRow("Makefile", "SHELL := pwsh\na: SHELL := sh\na:\n" + Recipe, true)]
    [DataRow("Makefile", "a: SHELL := pwsh\na:\n" + Recipe, false)]
    [DataRow("make/go.mk", "a:\n" + Recipe, false)]
    [DataRow("make/go.mk", "SHELL := sh\na:\n" + Recipe, true)]
    [DataRow("Makefile.include", "a:\n" + Recipe, false)]
    [DataRow("Makefile.linux", "a:\n" + Recipe, true)]
    public void A_recipe_is_for_the_shell_that_is_set(string path, string text, bool isPlain)
    {
        var files = new MemoryFileSource([new(path, text)]);
        var findings = TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics;
        Assert.AreEqual(isPlain, findings.Any(finding => finding.Rule.Id == "AXS3010"), string.Join('\n', findings.Select(finding => finding.Message)));
    }

    [TestMethod]
    [DataRow("SHELL := pwsh\na:\n\tWrite-Output x\n", true)]
    [DataRow("a: SHELL := pwsh\na:\n\tWrite-Output x\n", true)]
    [DataRow("a: SHELL := pwsh\na:\n\tWrite-Output x\nb:\n\techo x\n", false)]
    [DataRow("SHELL := pwsh\na: b\n", false)]
    public void A_makefile_for_another_shell_is_told(string text, bool isTold)
    {
        var files = new MemoryFileSource([new("Makefile", text)]);
        Assert.AreEqual(isTold, TestEngine.Default.Run(files, TestEngine.Load(files)).UncheckedFiles.Any());
    }
}
