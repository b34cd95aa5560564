using A11.Core.Analysis;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Workflows;

/// <summary>A step is judged as a shell's where a shell reads it.</summary>
[TestClass]
public sealed class StepShellTests
{
    private const string Loop = "for f in $(ls *.txt); do cat $f; done";
    private const string PowerShell = "$items = Get-ChildItem $HOME; echo $items";

    [TestMethod]
    [DataRow("runs-on: ubuntu-24.04", "", Loop, true)]
    [DataRow("runs-on: windows-2025", "", Loop, false)]
    [DataRow("runs-on: windows-2025", "shell: bash", Loop, true)]
    [DataRow("runs-on: ${{ matrix.os }}\n    strategy: {matrix: {os: [ubuntu-24.04, macos-15]}}", "", Loop, true)]
    [DataRow("runs-on: ${{ matrix.os }}\n    strategy: {matrix: {os: [ubuntu-24.04, windows-2025]}}", "", Loop, false)]
    [DataRow("runs-on: ${{ matrix.os }}\n    strategy: {matrix: {include: [{os: windows-2025}]}}", "", Loop, false)]
    [DataRow("runs-on: ${{ inputs.os }}", "", Loop, true)]
    [DataRow("runs-on: ${{ inputs.os }}", "", PowerShell, false)]
    [DataRow("runs-on: ${{ inputs.os || 'ubuntu-24.04' }}", "", PowerShell, false)]
    [DataRow("runs-on: ${{ github.event_name == 'push' && 'big-ubuntu' || 'ubuntu-24.04' }}", "", "echo $x", true)]
    [DataRow("runs-on: ${{ matrix.os }}\n    strategy: {matrix: \"${{ fromJSON(needs.a.outputs.m) }}\"}", "", PowerShell, false)]
    [DataRow("runs-on: ${{ matrix.os }}\n    strategy: {matrix: {os: \"${{ fromJSON(inputs.all) }}\"}}", "", "echo $x", false)]
    [DataRow("runs-on: ${{ inputs.os }}", "shell: bash", "echo $x", true)]
    [DataRow("runs-on: ${{ inputs.os }}\n    defaults: {run: {shell: bash}}", "", "echo $x", true)]
    [DataRow("runs-on: ubuntu-24.04\n    defaults: {run: {shell: pwsh}}", "", "echo $x", false)]
    [DataRow("runs-on: ubuntu-24.04", "shell: python", "echo $x", false)]
    [DataRow("runs-on: ubuntu-24.04", "shell: ${{ inputs.shell }}", "echo $x", false)]
    [DataRow("runs-on: ubuntu-24.04", "shell: ${{ inputs.shell }}", Loop, true)]
    public void It_is_judged_as_a_shell_s_where_a_shell_reads_it(string job, string step, string run, bool isJudged)
    {
        var text = $"on: push\njobs:\n  a:\n    {job}\n    steps:\n      - name: a\n        {(step.Length == 0 ? "id: a" : step)}\n        run: |\n          {run}\n";
        var files = new MemoryFileSource([new(".github/workflows/ci.yml", text)]);
        var found = TestEngine.Default.Run(files, new DefaultSettings()).Diagnostics;
        Assert.IsFalse(found.Any(finding => finding.Rule.Id == "AXY0001"), text);
        Assert.AreEqual(isJudged, found.Any(finding => finding.Rule.Id.StartsWith("AXS", StringComparison.Ordinal)), text);
    }

    [TestMethod]
    [DataRow("runs-on: windows-2025", "", "dotnet restore --locked-mode && dotnet test -c Release", true)]
    [DataRow("runs-on: ${{ matrix.os }}\n    strategy: {matrix: {os: [ubuntu-24.04, windows-2025]}}", "", "dotnet build -c Release", true)]
    [DataRow("runs-on: ubuntu-24.04", "shell: pwsh", "dotnet pack -o out", true)]
    [DataRow("runs-on: windows-2025", "", "dotnet test $x", false)]
    [DataRow("runs-on: windows-2025", "", "curl -o x.ps1 https://a.example/x", false)]
    [DataRow("runs-on: windows-2025", "", "./x.ps1", false)]
    [DataRow("runs-on: windows-2025", "", "Invoke-WebRequest https://a.example/x -OutFile x", false)]
    [DataRow("runs-on: windows-2025", "", "dotnet test | more", false)]
    [DataRow("runs-on: windows-2025", "", "dotnet test > x", false)]
    [DataRow("runs-on: windows-2025", "", "powershell -File x.ps1", false)]
    [DataRow("runs-on: ubuntu-24.04", "shell: zsh {0}", "dotnet test", false)]
    [DataRow("runs-on: ubuntu-24.04", "shell: python", "dotnet test", false)]
    public void Plain_commands_are_read_alike_by_every_shell(string job, string step, string run, bool isRead)
    {
        var text = $"on: push\njobs:\n  a:\n    {job}\n    steps:\n      - name: a\n        {(step.Length == 0 ? "id: a" : step)}\n        run: |\n          {run}\n";
        Assert.AreEqual(isRead, TestEngine.Default.Run(new MemoryFileSource([new(".github/workflows/ci.yml", text)]), new DefaultSettings()).UncheckedFiles.IsEmpty, text);
    }

    [TestMethod]
    [DataRow(".travis.yml", "jobs:\n  include:\n    - script: echo $x\n")]
    [DataRow(".circleci/config.yml", "version: 2.1\njobs:\n  build:\n    docker: [{image: cimg/base}]\n    steps: [{run: echo $x}]\n")]
    [DataRow(".gitlab-ci.yml", "build:\n  script: [echo $x]\n")]
    [DataRow("azure-pipelines.yml", "jobs:\n  - job: a\n    steps: [{script: echo $x}]\n")]
    [DataRow(".github/dependabot.yml", "version: 2\nupdates: []\n")]
    public void Files_of_other_systems_are_no_workflows(string path, string text) =>
        Assert.IsEmpty(TestEngine.Default.Run(new MemoryFileSource([new(path, text)]), new DefaultSettings()).Diagnostics.Where(static finding => finding.Rule.Id.StartsWith("AXW", StringComparison.Ordinal)));
}
