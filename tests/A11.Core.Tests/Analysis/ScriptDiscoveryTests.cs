using A11.Core.Analysis;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Analysis;

/// <summary>Scripts and makefiles are found by what they are, wherever they lie and whatever they are called.</summary>
[TestClass]
public sealed class ScriptDiscoveryTests
{
    [TestMethod]
    [DataRow("bin/run", "#!/bin/bash\necho $1\n", "AXS2086")]
    [DataRow("run", "#!/usr/bin/env sh\necho $1\n", "AXS2086")]
    [DataRow(".husky/pre-commit", "#!/bin/sh\necho $1\n", "AXS2086")]
    [DataRow("test/a.bats", "@test \"a\" {\n  run echo $1\n}\n", "AXS2086")]
    [DataRow("Makefile.common", "all:\n\techo x\n", "AXM1001")]
    [DataRow("build/rules.make", "all:\n\techo x\n", "AXM1001")]
    [DataRow("win.mak", "all:\n\techo x\n", "AXM1001")]
    public void They_are_found(string path, string text, string check)
    {
        var result = Run((path, text));
        CollectionAssert.Contains(result.CheckedFiles.ToArray(), path);
        CollectionAssert.Contains(result.Diagnostics.Select(finding => finding.Rule.Id).ToArray(), check);
    }

    [TestMethod]
    [DataRow("LICENSE", "echo $1\n")]
    [DataRow("bin/tool", "#!/usr/bin/env python3\nprint(1)\n")]
    [DataRow("bin/tool", "\u007fELF#!/bin/sh\n")]
    [DataRow("makefile.completion.bash.txt", "a:\n")]
    [DataRow("Makefile.am", "bin_PROGRAMS = a\n")]
    [DataRow("Makefile.PL", "use ExtUtils::MakeMaker;\n")]
    [DataRow("Makefile.msvc", "!include x\n")]
    public void Other_files_are_left_alone(string path, string text) => Assert.AreEqual(0, Run((path, text)).CheckedFiles.Length);

    [TestMethod]
    public void A_file_without_an_extension_is_not_read_to_its_end_to_see_that_it_is_no_script()
    {
        var files = new CountingSource(new MemoryFileSource([new("bin/large", "ELF"), new("bin/run", "#!/bin/sh\ntrue\n")]));
        _ = TestEngine.Default.Run(files, new DefaultSettings());
        CollectionAssert.AreEqual(new[] { "bin/run" }, files.Opened.ToArray());
    }

    [TestMethod]
    public void Other_projects_files_are_checked_where_the_configuration_wants_it()
    {
        var files = new MemoryFileSource([new("vendor/run.sh", "#!/bin/sh\necho $1\n"), new("a11.yml", "vendored: true\n")]);
        CollectionAssert.AreEqual(new[] { "vendor/run.sh" }, TestEngine.Default.Run(files, TestEngine.Load(files)).CheckedFiles.Where(path => path != "a11.yml").ToArray());
    }

    [TestMethod]
    [DataRow("a.bash", 0)]
    [DataRow("a.bats", 0)]
    [DataRow("a.dash", 1)]
    public void The_extension_says_which_shell(string path, int expected) =>
        Assert.AreEqual(expected, Run((path, "f() {\n  [[ -n a ]]\n}\nf\n")).Diagnostics.Count(finding => finding.Rule.Id == "AXS3010"));

    [TestMethod]
    public void A_bats_test_may_call_a_function_that_is_defined_after_it() =>
        Assert.IsFalse(Run(("a.bats", "@test \"a\" {\n  check 1\n}\ncheck() {\n  echo \"$1\"\n}\n")).Diagnostics.Any(finding => finding.Rule.Id == "AXS2218"));

    private static AnalysisResult Run((string Path, string Text) file) => TestEngine.Default.Run(new MemoryFileSource([new(file.Path, file.Text)]), new DefaultSettings());

    private sealed class CountingSource(IFileSource files) : IFileSource
    {
        public List<string> Opened { get; } = [];

        public IReadOnlyList<string> Paths => files.Paths;

        public bool Exists(string path) => files.Exists(path);

        public ReadOnlyMemory<byte> Read(string path)
        {
            Opened.Add(path);
            return files.Read(path);
        }

        public bool StartsWith(string path, ReadOnlySpan<byte> start) => files.Read(path).Span.StartsWith(start);
    }
}
