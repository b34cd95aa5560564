using System.Text.Json;
using A11.Core.Docker.Facts;
using A11.Core.Files;
using A11.Core.Images;
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
    [DataRow("python:3.12-slim", ", for example python:3.12.14-slim.")]
    [DataRow("node:22", ", for example node:22.23.2.")]
    [DataRow("docker.io/library/debian:12-slim", ", for example docker.io/library/debian:12.15-slim.")]
    [DataRow("postgres:17-alpine", ", for example postgres:17.11-alpine.")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0-noble", ", for example mcr.microsoft.com/dotnet/sdk:10.0.400-noble.")]
    [DataRow("eclipse-temurin:21-jre-noble", ", for example eclipse-temurin:21.0.12_8-jre-noble.")]
    [DataRow("python:3.8-slim", "Pin a full version.")]
    [DataRow("python:3.12-buster", "Pin a full version.")]
    [DataRow("python:3.15-rc-slim", "Pin a full version.")]
    public void A_full_version_of_the_same_variant_only_where_one_is_published(string image, string end) => StringAssert.EndsWith(Message("AXD0002", $"FROM {image}\n"), end);

    [TestMethod]
    public void Every_version_that_is_proposed_for_a_known_tag_is_published()
    {
        var faults = new List<string>();
        foreach (var (image, tags) in ReadTags())
        {
            foreach (var reference in tags.Select(tag => ImageReference.Parse($"{image}:{tag}")))
            {
                if (ImageTag.IsLine(reference) && PublishedTags.FullVersionOf(reference) is { } full && (!tags.Contains(full) || ImageTag.IsPartial(reference with { Tag = full })))
                {
                    faults.Add($"{reference.Text}: {full}");
                }

                if (ImageVariants.Slimmer(reference) is { } slim && !tags.Contains(ImageReference.Parse(slim).Tag!))
                {
                    faults.Add($"{reference.Text}: {slim}");
                }
            }
        }

        Assert.AreEqual("", string.Join('\n', faults));
    }

    private static IEnumerable<(string Image, HashSet<string> Tags)> ReadTags()
    {
        var file = RepositoryRoot.Shared is { } shared ? Path.Combine(shared, "facts", "image-tags.json") : null;
        if (!File.Exists(file))
        {
            Assert.Inconclusive("Skipped: the tags of official images (../shared/facts) are not on this machine.");
        }

        using var facts = JsonDocument.Parse(File.ReadAllText(file));
        return [.. facts.RootElement.GetProperty("tags").EnumerateObject().Select(static image => (image.Name, image.Value.EnumerateArray().Select(static tag => tag.GetString()!).ToHashSet()))];
    }

    private static string Message(string rule, string dockerfile)
    {
        var files = new MemoryFileSource([new("Dockerfile", dockerfile)]);
        return TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics.Single(finding => finding.Rule.Id == rule).Message;
    }
}
