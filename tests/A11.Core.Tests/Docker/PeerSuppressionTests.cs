using System.Globalization;
using A11.Core.Configuration;
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

    [TestMethod]
    [DataRow("#trivy:ignore:DS-0004:exp:2030-01-01", "2029-12-31", false)]
    [DataRow("#trivy:ignore:DS-0004:exp:2030-01-01", "2030-01-01", true)]
    [DataRow("#trivy:ignore:DS-0004:exp:2030-01-01:ws:prod", "2030-06-01", true)]
    [DataRow("#trivy:ignore:DS-0004", "2030-01-01", false)]
    public void A_comment_ends_on_its_day(string comment, string today, bool isFound) => Assert.AreEqual(isFound, Check(comment, new SettingsOptions { Today = DateOnly.Parse(today, CultureInfo.InvariantCulture) }).Contains("AXD5001"));

    [TestMethod]
    [DataRow(".trivyignore", "DS-0004", false)]
    [DataRow(".trivyignore", "# SSH\nAVD-DS-0004   accepted", false)]
    [DataRow(".trivyignore", "#DS-0004", true)]
    [DataRow(".trivyignore", "DS-0030", true)]
    [DataRow(".trivyignore", "DS004 exp:2030-01-02", false)]
    [DataRow(".trivyignore", "DS004 exp:2030-01-01", true)]
    [DataRow(".trivyignore", "DS004 exp:soon", true)]
    [DataRow("other/.trivyignore", "DS-0004", true)]
    [DataRow(".trivyignore.yaml", "misconfigurations: [{id: AVD-DS-0004}]", false)]
    [DataRow(".trivyignore.yaml", "misconfigurations: [{id: AVD-DS-0004, paths: [web/Dockerfile]}]", false)]
    [DataRow(".trivyignore.yaml", "misconfigurations: [{id: AVD-DS-0004, paths: [Dockerfile]}]", true)]
    [DataRow(".trivyignore.yaml", "misconfigurations: [{id: AVD-DS-0004, expired_at: 2029-01-01}]", true)]
    [DataRow(".trivyignore.yaml", "misconfigurations: [{id: AVD-DS-0004, expired_at: 2031-01-01T00:00:00Z}]", false)]
    [DataRow(".trivyignore.yaml", "vulnerabilities: [{id: AVD-DS-0004}]", true)]
    [DataRow(".checkov.yaml", "skip-check: [CKV_DOCKER_2, CKV_DOCKER_1]", false)]
    [DataRow(".checkov.yml", "skip-check: CKV_DOCKER_2,CKV_DOCKER_1", false)]
    [DataRow(".checkov.yml", "skip-check: [CKV_DOCKER_*]", false)]
    [DataRow(".checkov.yml", "skip-check: [CKV_K8S_*]", true)]
    [DataRow(".checkov.yml", "check: [CKV_DOCKER_1]", true)]
    [DataRow(".checkov.yml", "skip-path: [we]", false)]
    [DataRow(".checkov.yml", "skip-path: [^web/]", false)]
    [DataRow(".checkov.yml", "skip-path: [^eb/]", true)]
    [DataRow(".checkov.yml", "skip-path: ['.*/Dockerfile$']", false)]
    [DataRow(".checkov.yml", "skip-path: ['web$']", true)]
    [DataRow(".checkov.yml", "skip-path: ['(a|b)']", true)]
    [DataRow(".checkov.yml", "skip-path: ['w[e]b']", true)]
    [DataRow(".checkov.yml", "skip-path: ['.*']", true)]
    [DataRow(".checkov.yml", "skip-path: ['^$']", true)]
    [DataRow(".checkov.yml", "skip-path: [./web]", false)]
    [DataRow(".checkov.yml", "skip-path: ['web/.*']", false)]
    [DataRow(".checkov.yml", "skip-path: [/web/]", false)]
    [DataRow(".checkov.yml", "skip-path: ['Dockerfile$']", false)]
    [DataRow(".checkov.yml", "skip-path: ['Docker$']", true)]
    [DataRow(".checkov.yml", "skip-path: [webs]", true)]
    public void Their_files_accept_what_they_name(string path, string text, bool isFound)
    {
        var files = new MemoryFileSource([new("web/Dockerfile", "FROM alpine:3.22.1\nEXPOSE 22\n"), new(path, text + "\n")]);
        var options = new SettingsOptions { Today = new DateOnly(2030, 1, 1) };
        var ids = TestEngine.Default.Run(files, TestEngine.Load(files, options)).Diagnostics.Select(static diagnostic => diagnostic.Rule.Id).ToArray();
        Assert.AreEqual(isFound, ids.Contains("AXD5001"), string.Join(' ', ids));
    }

    private static List<string> Check(string comment, SettingsOptions? options = null)
    {
        var files = new MemoryFileSource([new("Dockerfile", $"FROM alpine:3.22.1\n{comment}\nEXPOSE 22\n")]);
        return [.. TestEngine.Default.Run(files, TestEngine.Load(files, options ?? SettingsOptions.Default)).Diagnostics.Select(diagnostic => diagnostic.Rule.Id)];
    }
}
