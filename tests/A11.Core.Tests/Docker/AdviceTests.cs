using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Docker;

/// <summary>What messages propose exists in the image that the file begins with.</summary>
[TestClass]
public sealed class AdviceTests
{
    [TestMethod]
    [DataRow("alpine:3.22.1", "/bin/ash")]
    [DataRow("docker.io/library/alpine:3.22.1", "/bin/ash")]
    [DataRow("python:3.12.11-alpine3.22", "/bin/ash")]
    [DataRow("ghcr.io/example/app:1.0.0-alpine", "/bin/ash")]
    [DataRow("busybox:1.37.0", "/bin/ash")]
    [DataRow("debian:12.11-slim", "/bin/bash")]
    [DataRow("fedora:42", "/bin/bash")]
    public void A_shell_that_knows_pipefail(string image, string shell)
    {
        StringAssert.Contains(Message("AXD4006", $"FROM {image}\nRUN tar -c a | gzip > b\n"), $"[\"{shell}\", \"-o\", \"pipefail\", \"-c\"]");
        StringAssert.Contains(Message("AXD4006", $"FROM {image} AS a\nFROM a\nRUN tar -c a | gzip > b\n"), shell);
    }

    [TestMethod]
    [DataRow("alpine:3.22.1", "/bin/bash", "/bin/bash")]
    [DataRow("alpine:3.22.1", "bash", "/bin/bash")]
    [DataRow("alpine:3.22.1", "/usr/local/bin/bash", "/usr/local/bin/bash")]
    [DataRow("alpine:3.22.1", "/bin/dash", "/bin/ash")]
    [DataRow("debian:12.11-slim", "/bin/mksh", "/bin/bash")]
    public void A_shell_in_place_of_a_link(string image, string target, string shell) =>
        StringAssert.Contains(Message("AXD4005", $"FROM {image}\nRUN ln -sf {target} /bin/sh\n"), $"[\"{shell}\",");

    [TestMethod]
    [DataRow("python:3.12-slim", "python:3.12.<patch>-slim")]
    [DataRow("node:22", "node:22.<minor>.<patch>")]
    [DataRow("debian:12-slim", "debian:12.<minor>-slim")]
    [DataRow("postgres:17-alpine", "postgres:17.<minor>-alpine")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "mcr.microsoft.com/dotnet/sdk:10.0.<patch>")]
    public void A_full_version_without_a_made_up_number(string image, string full) =>
        StringAssert.EndsWith(Message("AXD0002", $"FROM {image}\n"), $": {full}.");

    private static string Message(string rule, string dockerfile)
    {
        var files = new MemoryFileSource([new("Dockerfile", dockerfile)]);
        return TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics.Single(finding => finding.Rule.Id == rule).Message;
    }
}
