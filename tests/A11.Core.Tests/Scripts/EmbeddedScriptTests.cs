using A11.Core.Scripts;

namespace A11.Core.Tests.Scripts;

/// <summary>What each kind of file hands over as shell code.</summary>
[TestClass]
public sealed class EmbeddedScriptTests
{
    [TestMethod]
    [DataRow("FROM a:1\nRUN x", "sh: x")]
    [DataRow("FROM a:1\nSHELL [\"/bin/bash\", \"-eo\", \"pipefail\", \"-c\"]\nRUN x", "bash -e: x")]
    [DataRow("FROM a:1\nSHELL [\"/bin/ash\", \"-c\"]\nRUN x", "dash: x")]
    [DataRow("FROM a:1\nSHELL [\"pwsh\", \"-c\"]\nRUN x\nSHELL [\"/bin/sh\", \"-c\"]\nRUN y", "sh: y")]
    [DataRow("FROM a:1 AS b\nSHELL [\"bash\", \"-c\"]\nFROM b\nRUN x\nFROM a:1\nRUN y", "bash: x|sh: y")]
    [DataRow("FROM mcr.microsoft.com/windows/nanoserver:1\nRUN x", "")]
    [DataRow("FROM a:1\n# hadolint shell = powershell\nRUN x", "")]
    [DataRow("# hadolint shell=bash\nFROM a:1\nRUN x\nFROM a:2\nRUN y", "bash: x|bash: y")]
    [DataRow("FROM a:1\nRUN [\"x\"]\nCMD x\nENTRYPOINT y\nHEALTHCHECK --interval=5s CMD z || exit 1\nHEALTHCHECK CMD [\"z\"]\nHEALTHCHECK NONE", "sh: x|sh: y|sh: z || exit 1")]
    [DataRow("FROM a:1\nRUN a \\\n # why\n && b", "sh: a  && b")]
    [DataRow("FROM a:1\nRUN <<EOF\na\nb\nEOF", "sh: a\nb\n")]
    [DataRow("FROM a:1\nRUN <<EOF\n#!/usr/bin/env bash\na\nEOF", "bash: #!/usr/bin/env bash\na\n")]
    [DataRow("FROM a:1\nRUN <<EOF\n#!/usr/bin/env python3\na\nEOF", "")]
    [DataRow("FROM a:1\nRUN <<EOF bash -e\na\nEOF", "bash -e: a\n")]
    [DataRow("FROM a:1\nRUN python3 <<EOF\na\nEOF", "sh: python3 <<EOF\na\nEOF")]
    [DataRow("FROM a:1\nRUN cat <<A <<B > /x\na\nA\nb\nB", "sh: cat <<A <<B > /x\na\nA\nb\nB")]
    [DataRow("FROM a:1\nONBUILD RUN x", "sh: x")]
    public void Dockerfiles(string text, string expected) => Assert.AreEqual(expected, Describe("Dockerfile", text));

    [TestMethod]
    public void A_stage_knows_its_variables_and_what_ONBUILD_holds_back_those_of_the_image()
    {
        var scripts = RecordingChecker.ScriptsOf("Dockerfile", "ARG a\nFROM x:1 AS y\nARG b=1\nENV c=1 d=2\nENV e one two\nRUN x\nONBUILD RUN x\nFROM y\nRUN x\n");
        Assert.AreEqual("b c d e|c d e|b c d e", string.Join('|', scripts.Select(script => string.Join(' ', script.Host.Variables.Where(name => name.Length == 1)))));
        Assert.IsTrue(scripts.All(script => script.Host.Variables.Contains("no_proxy")));
    }

    [TestMethod]
    [DataRow("runs-on: ubuntu-24.04\n    steps:\n      - run: x", "bash -e: x")]
    [DataRow("runs-on: ubuntu-24.04\n    container: a:1\n    steps:\n      - run: x", "sh -e: x")]
    [DataRow("runs-on: windows-2025\n    steps:\n      - run: x\n      - {run: y, shell: bash}", "bash -e: y")]
    [DataRow("runs-on: ${{ matrix.os }}\n    strategy: {matrix: {os: [ubuntu-24.04, windows-2025]}}\n    steps:\n      - run: x", "")]
    [DataRow("runs-on: ${{ matrix.os }}\n    strategy: {matrix: {os: [ubuntu-24.04, macos-15]}}\n    steps:\n      - run: x", "bash -e: x")]
    [DataRow("runs-on: a\n    defaults: {run: {shell: python}}\n    steps:\n      - run: x\n      - {run: y, shell: 'bash {0}'}", "bash: y")]
    [DataRow("runs-on: a\n    steps:\n      - run: |\n          echo ${{ github.ref }} \"${{ a\n            || 'b}}' }}\"\n          y", "bash -e: echo _________________ \"___________________\"\ny\n")]
    public void Workflows(string job, string expected) => Assert.AreEqual(expected, Describe(".github/workflows/ci.yml", $"on: push\njobs:\n  a:\n    {job}\n"));

    [TestMethod]
    public void Composite_actions() =>
        Assert.AreEqual("sh -e: x", Describe("action.yml", "runs:\n  using: composite\n  steps:\n    - {run: x, shell: sh}\n    - {run: y, shell: pwsh}\n    - run: z\n"));

    [TestMethod]
    [DataRow("a:\n\t@x $$y $(Z) $@\n\t-z", "sh: x $y ____ __|sh: z")]
    [DataRow("SHELL := /bin/bash\n.SHELLFLAGS := -eu -o pipefail -c\na:\n\tx", "bash -e: x")]
    [DataRow("SHELL = $(shell command -v bash)\na:\n\tx", "bash: x")]
    [DataRow("SHELL = python3 # not a shell\na:\n\tx", "")]
    [DataRow(".ONESHELL:\na:\n\tx\n\ty", "sh: x\ny")]
    [DataRow("a:\n\tx \\\n\t  y $(call z,$(q))", "sh: x \\\n\t  y ______________")]
    public void Makefiles(string text, string expected) => Assert.AreEqual(expected, Describe("Makefile", text));

    [TestMethod]
    public void Script_files_say_themselves_what_they_are() => Assert.AreEqual("as it says: #!/bin/ksh\nx\n", Describe("scripts/a.ksh", "#!/bin/ksh\nx\n"));

    private static string Describe(string path, string text) => string.Join('|', RecordingChecker.ScriptsOf(path, text).Select(Describe));

    private static string Describe(EmbeddedScript script) => $"{(script.Host is { Kind: not ScriptHostKind.File, Shell: { } shell } ? $"{shell.Name}{(shell.StopsAtErrors ? " -e" : "")}" : "as it says")}: {script.Text}";
}
