using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Files;

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

    private static List<string> Check(string comment)
    {
        var files = new MemoryFileSource([new("Dockerfile", $"FROM alpine:3.22.1\n{comment}\nEXPOSE 22\n")]);
        return [.. Analyzer.Default.Run(files, RepositorySettings.Load(files, SettingsOptions.Default)).Diagnostics.Select(diagnostic => diagnostic.Rule.Id)];
    }
}
