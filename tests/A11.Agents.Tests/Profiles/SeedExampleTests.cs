using A11.Agents.Records;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Agents.Tests.Profiles;

/// <summary>The example outputs of the mission's own document, which break its own rules: the first bad input.</summary>
[TestClass]
public sealed class SeedExampleTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Seed");

    private static readonly Lazy<HashSet<string>> Findings = new(() =>
    {
        var files = new DirectoryFileSource(Folder);
        var result = TestEngine.Default.Run(files, TestEngine.Load(files), null);
        return [.. result.Diagnostics.Select(Describe)];
    });

    [TestMethod]
    [DataRow(".github/workflows/ci.yml:78 AXW1001", "an action pinned to a branch")]
    [DataRow(".github/workflows/ci.yml:18 AXW1002", "an action pinned to a movable tag")]
    [DataRow(".github/workflows/ci.yml:66 AXW1002", "another one")]
    [DataRow(".github/workflows/ci.yml:14 AXW1003", "no permissions")]
    [DataRow(".github/workflows/ci.yml:14 AXW2001", "a job without a timeout")]
    [DataRow(".github/workflows/ci.yml:38 AXW2001", "another one")]
    [DataRow(".github/workflows/ci.yml:71 AXW2001", "and another one")]
    [DataRow(".github/workflows/ci.yml:18 AXW1004", "a token that is left behind")]
    [DataRow(".github/workflows/ci.yml:29 AXW1009", "ruff and mypy without versions")]
    [DataRow(".github/workflows/ci.yml:69 AXW2004", "a failure that is hidden")]
    [DataRow("Dockerfile:6 AXD0002", "a base image by partial tag")]
    [DataRow("Dockerfile:22 AXD0002", "another one")]
    [DataRow("Dockerfile:6 AXD1001", "as in lower case")]
    [DataRow("Dockerfile:12 AXD3008", "apt packages without versions")]
    [DataRow("Dockerfile:32 AXD3008", "curl without a version")]
    [DataRow("docker-compose.yml:1 AXC1001", "the obsolete version key")]
    [DataRow("docker-compose.yml:12 AXX0002", "a password in a URL")]
    [DataRow("docker-compose.yml:31 AXX0003", "a password in an environment")]
    [DataRow("docker-compose.yml:42 AXC1002", "a service without a health check")]
    [DataRow("docker-compose.yml:28 AXC1004", "an image by partial tag")]
    [DataRow("Makefile:23 AXM2001", "an image tagged latest")]
    public void What_breaks_the_rules_is_reported_at_its_line(string finding, string what) => Assert.Contains(finding, Findings.Value, what);

    [TestMethod]
    [DataRow(".github/workflows/ci.yml")]
    [DataRow("Dockerfile")]
    [DataRow("docker-compose.yml")]
    [DataRow("Makefile")]
    public void No_agent_gets_them_past_the_gate(string path)
    {
        using var repository = new RepositoryFolder();
        var outcome = repository.Run(RepositoryFolder.Task("T1", path, "x"), new ScriptedAgent((path, File.ReadAllText(Path.Combine(Folder, path)))))[0];
        Assert.AreEqual(OutcomeStatus.Rejected, outcome.Status);
        Assert.IsFalse(repository.Has(path));
    }

    private static string Describe(Diagnostic finding) => $"{finding.Path}:{finding.Start.Line} {finding.Rule.Id}";
}
