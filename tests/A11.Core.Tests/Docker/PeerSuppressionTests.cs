using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Docker;

/// <summary>Comments by which Trivy's and Checkov's users silence findings go on to do so.</summary>
[TestClass]
public sealed class PeerSuppressionTests
{
    [TestMethod]
    [DataRow("#trivy:ignore:DS-0004")]
    [DataRow("# trivy:ignore:AVD-DS-0004")]
    [DataRow("#trivy:ignore:DS004")]
    [DataRow("#trivy:ignore:DS-0004:exp:2030-01-01")]
    [DataRow("#trivy:ignore:DS-0030 trivy:ignore:avd-ds-0004")]
    [DataRow("#checkov:skip=CKV_DOCKER_1: a Git server")]
    [DataRow("# bridgecrew:skip=CKV_DOCKER_1:a Git server")]
    public void They_silence_what_they_name(string comment) => Assert.DoesNotContain("AXD5001", Check(comment));

    [TestMethod]
    [DataRow("# port 22")]
    [DataRow("#trivy:ignore:DS-0030")]
    [DataRow("#trivy:ignore:DS0004")]
    [DataRow("#checkov:skip=CKV_DOCKER_10: another")]
    public void They_silence_nothing_else(string comment) => Assert.Contains("AXD5001", Check(comment));

    [TestMethod]
    [DataRow("# check=error=true", Severity.Error)]
    [DataRow("# check=skip=FromAsCasing;error=1", null)]
    [DataRow("# check=error=false", Severity.Info)]
    [DataRow("# syntax=docker/dockerfile:1", Severity.Info)]
    public void BuildKits_directive_makes_errors_of_what_it_does_not_skip(string directive, Severity? expected)
    {
        var files = new MemoryFileSource([new("Dockerfile", $"{directive}\nFROM alpine:3.22.1 as base\nRUN cd /srv\n")]);
        var found = TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics;
        Assert.AreEqual(expected, found.FirstOrDefault(finding => finding.Aliases.Contains("buildkit/FromAsCasing"))?.Severity);
        Assert.Contains(Severity.Warning, found.Select(finding => finding.Severity), "What only others find keeps its severity.");
    }

    private static List<string> Check(string comment)
    {
        var files = new MemoryFileSource([new("Dockerfile", $"FROM alpine:3.22.1\n{comment}\nEXPOSE 22\n")]);
        return [.. TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics.Select(diagnostic => diagnostic.Rule.Id)];
    }
}
