using A11.Core.Docker.Facts;
using A11.Core.Images;

namespace A11.Core.Tests.Images;

/// <summary>What a reference to an image says: its parts, how closely it names one image, and what is known of the image.</summary>
[TestClass]
public sealed class ImageReferenceTests
{
    [TestMethod]
    [DataRow("alpine", "alpine", null, null)]
    [DataRow("alpine:3.22", "alpine", "3.22", null)]
    [DataRow("localhost:5000/a", "localhost:5000/a", null, null)]
    [DataRow("localhost:5000/a:1", "localhost:5000/a", "1", null)]
    [DataRow("a@sha256:1", "a", null, "sha256:1")]
    [DataRow("a:1@sha256:1", "a", "1", "sha256:1")]
    [DataRow("${A:-b}", "${A:-b}", null, null)]
    [DataRow("a:${B}", "a:${B}", null, null)]
    [DataRow("a:$B", "a", "$B", null)]
    [DataRow("", "", null, null)]
    public void A_reference_has_parts(string text, string repository, string? tag, string? digest) => Assert.AreEqual(new ImageReference(text, repository, tag, digest), ImageReference.Parse(text));

    [TestMethod]
    [DataRow("alpine", "docker.io")]
    [DataRow("org/a", "docker.io")]
    [DataRow("ghcr.io/org/a", "ghcr.io")]
    [DataRow("localhost/a", "localhost")]
    [DataRow("host:5000/a", "host:5000")]
    [DataRow("$REGISTRY/a", "$REGISTRY")]
    [DataRow("docker.io/a", "docker.io")]
    public void The_registry_is_the_first_part_where_that_can_be_a_host(string text, string registry) => Assert.AreEqual(registry, ImageReference.Parse(text).Registry);

    [TestMethod]
    [DataRow("docker.io/library/alpine", "alpine")]
    [DataRow("index.docker.io/org/a", "org/a")]
    [DataRow("public.ecr.aws/docker/library/alpine", "alpine")]
    [DataRow("mirror.gcr.io/library/alpine", "alpine")]
    [DataRow("ghcr.io/library/alpine", "ghcr.io/library/alpine")]
    public void The_short_name_leaves_out_Docker_Hub(string text, string name) => Assert.AreEqual(name, ImageReference.Parse(text).ShortName);

    [TestMethod]
    [DataRow("alpine@sha256:1", ImagePinning.Digest)]
    [DataRow("alpine:latest", ImagePinning.Mutable)]
    [DataRow("$A:edge", ImagePinning.Mutable)]
    [DataRow("alpine:$TAG", ImagePinning.Unknown)]
    [DataRow("{{ image }}:1", ImagePinning.Unknown)]
    [DataRow("", ImagePinning.Unknown)]
    [DataRow("alpine", ImagePinning.Untagged)]
    [DataRow("python:3.12-slim", ImagePinning.Partial)]
    [DataRow("org/a:3.12", ImagePinning.Version)]
    [DataRow("python:3.12.1", ImagePinning.Version)]
    public void A_reference_names_an_image_more_or_less_closely(string text, ImagePinning pinning) => Assert.AreEqual(pinning, ImageReference.Parse(text).Pinning);

    [TestMethod]
    [DataRow("python:3", true)]
    [DataRow("python:3.12", true)]
    [DataRow("python:3.12-slim", true)]
    [DataRow("python:v3.12", true)]
    [DataRow("python:3.12.1", false)]
    [DataRow("debian:12", true)]
    [DataRow("debian:12.11", false)]
    [DataRow("debian:12-slim", true)]
    [DataRow("a:20250811", false)]
    [DataRow("a:250811", false)]
    [DataRow("a:25081", true)]
    [DataRow("a:12-20250811-slim", false)]
    [DataRow("a:12-2025081-slim", true)]
    [DataRow("a:9.8-1786985871", false)]
    [DataRow("a:12-abcdefgh", true)]
    [DataRow("a:25_36-jre", false)]
    [DataRow("a:8u502", false)]
    [DataRow("a:bookworm", false)]
    [DataRow("a:v", false)]
    [DataRow("a:3.", false)]
    [DataRow("a:.3", false)]
    [DataRow("a:3/4", false)]
    [DataRow("a:3.1234", true)]
    [DataRow("$A/b:3.12", false)]
    [DataRow("a:$B", false)]
    [DataRow("a", false)]
    public void A_tag_of_fewer_numbers_than_a_version_is_partial(string text, bool isPartial) => Assert.AreEqual(isPartial, ImageTag.IsPartial(ImageReference.Parse(text)));

    [TestMethod]
    [DataRow("alpine:3.22", true)]
    [DataRow("ghcr.io/org/alpine:1", true)]
    [DataRow("org/busybox", true)]
    [DataRow("python:3.12-alpine", true)]
    [DataRow("alpine/git:2", true)]
    [DataRow("cgr.dev/chainguard/wolfi-base", true)]
    [DataRow("docker:28-cli", true)]
    [DataRow("debian:12", false)]
    [DataRow("python", false)]
    public void BusyBox_is_known_by_the_name_or_the_tag(string text, bool hasBusyBox) => Assert.AreEqual(hasBusyBox, ImagePrograms.HasBusyBox(ImageReference.Parse(text)));

    [TestMethod]
    [DataRow("alpine:3", "bash curl")]
    [DataRow("node:22-alpine", "bash curl")]
    [DataRow("org/a:1-alpine", "")]
    [DataRow("busybox:1", "bash curl")]
    [DataRow("debian:12", "curl wget")]
    [DataRow("node:22-slim", "curl wget")]
    [DataRow("node:22", "")]
    [DataRow("org/a:slim", "")]
    [DataRow("scratch", "sh bash curl wget")]
    [DataRow("gcr.io/distroless/base:nonroot", "sh bash curl wget")]
    [DataRow("gcr.io/distroless/base:debug", "")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0", "curl wget")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0-azurelinux3.0", "")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:6.0-cbl-mariner", "")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0-alpine3.22", "bash curl")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled", "sh bash curl wget")]
    [DataRow("mcr.microsoft.com/dotnet/runtime:8.0-azurelinux3.0-distroless", "sh bash curl wget")]
    [DataRow("org/a:chiseled", "")]
    [DataRow("alpine:$TAG", "")]
    public void Programs_that_an_image_surely_lacks(string text, string programs) =>
        Assert.AreEqual(programs, string.Join(' ', new[] { "sh", "bash", "curl", "wget", "git" }.Where(program => ImagePrograms.Lacks(ImageReference.Parse(text), program))));

    [TestMethod]
    [DataRow("debian:10", "debian 10 2024-06-30")]
    [DataRow("debian:10.13-slim", "debian 10 2024-06-30")]
    [DataRow("debian:buster-slim", "debian 10 (buster) 2024-06-30")]
    [DataRow("python:3.12-slim-buster", "debian 10 (buster) 2024-06-30")]
    [DataRow("python:3.7-slim-bookworm", "python 3.7 2023-06-27")]
    [DataRow("python:3.12-alpine3.12", "alpine 3.12 2022-05-01")]
    [DataRow("python:3.12-alpine", null)]
    [DataRow("python:3.12-bookworm", null)]
    [DataRow("python:3.70", null)]
    [DataRow("org/a:buster", null)]
    [DataRow("mcr.microsoft.com/dotnet/sdk:6.0-alpine", "mcr.microsoft.com/dotnet 6 2024-11-12")]
    [DataRow("docker.io/library/ubuntu:focal", "ubuntu 20.04 (focal) 2025-05-31")]
    [DataRow("debian:10$X", null)]
    [DataRow("debian", null)]
    public void Version_lines_that_have_ended(string text, string? expected) =>
        Assert.AreEqual(expected, ImageLifecycle.FindEnded(ImageReference.Parse(text)) is { } ended ? $"{ended.Name} {ended.Date:yyyy-MM-dd}" : null);

    [TestMethod]
    [DataRow("redis:8", "redis-cli ping")]
    [DataRow("valkey/valkey:8", "valkey-cli ping")]
    [DataRow("postgres:17", "pg_isready")]
    [DataRow("mysql:8", "mysqladmin ping")]
    [DataRow("mariadb:11", "healthcheck.sh --connect --innodb_initialized")]
    [DataRow("rabbitmq:4", "rabbitmq-diagnostics -q ping")]
    [DataRow("mongo:8", "mongosh --eval db.adminCommand('ping')")]
    [DataRow("nginx:1", "")]
    public void Servers_are_asked_by_their_own_programs(string text, string command) => Assert.AreEqual(command, string.Join(' ', ImageProbe.Find(ImageReference.Parse(text))));

    [TestMethod]
    [DataRow("alpine", "The image alpine has no tag, so it means latest")]
    [DataRow("alpine:edge", "The tag alpine:edge is mutable")]
    [DataRow("python:3.12-slim", "The tag python:3.12-slim moves with every patch release, so one commit can run different images. Pin a full version, for example python:3.12.")]
    [DataRow("python:0.1-slim", "The tag python:0.1-slim moves with every patch release, so one commit can run different images. Pin a full version.")]
    [DataRow("python:3.12.1", null)]
    [DataRow("alpine:$TAG", null)]
    public void Advice_depends_on_how_closely_an_image_is_named(string text, string? start)
    {
        var advice = ImageAdvice.For(ImageReference.Parse(text));
        Assert.IsTrue(start is null ? advice is null : advice?.StartsWith(start, StringComparison.Ordinal) == true, advice);
    }

    [TestMethod]
    [DataRow("ghcr.io/a", "ghcr.io", true)]
    [DataRow("ghcr.io/a", "GHCR.IO", true)]
    [DataRow("ghcr.io/a", "*", true)]
    [DataRow("a.azurecr.io/b", "*.azurecr.io", true)]
    [DataRow("a.azurecr.io/b", "A.*", true)]
    [DataRow("alpine", "hub.docker.com", true)]
    [DataRow("alpine", "index.docker.io", true)]
    [DataRow("hub.docker.com/a", "hub.docker.com", true)]
    [DataRow("ghcr.io/a", "hub.docker.com", false)]
    [DataRow("ghcr.io/a", "docker.io", false)]
    [DataRow("a.azurecr.io/b", "*.example.com", false)]
    [DataRow("a.azurecr.io/b", "b.*", false)]
    [DataRow("scratch", "ghcr.io", true)]
    [DataRow("", "ghcr.io", true)]
    [DataRow("$REGISTRY/a", "ghcr.io", true)]
    public void Registries_are_trusted_by_name_or_pattern(string text, string pattern, bool isTrusted) =>
        Assert.AreEqual(isTrusted, TrustedRegistries.FindProblem(ImageReference.Parse(text), [pattern]) is null);

    [TestMethod]
    public void All_registries_are_trusted_where_none_is_listed() => Assert.IsNull(TrustedRegistries.FindProblem(ImageReference.Parse("ghcr.io/a"), []));

    [TestMethod]
    [DataRow("scratch", true)]
    [DataRow("gcr.io/distroless/base", true)]
    [DataRow("gcr.io/distroless/base:nonroot", false)]
    [DataRow("gcr.io/distroless/base:debug-nonroot", false)]
    [DataRow("node:22", true)]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", true)]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled", false)]
    [DataRow("nginxinc/nginx-unprivileged:1", false)]
    [DataRow("org/a:1-Rootless", false)]
    [DataRow("org/a-nonroot:1", false)]
    [DataRow("bitnami/redis:8", false)]
    [DataRow("jenkins/jenkins:2", false)]
    [DataRow("cgr.dev/chainguard/python:3", false)]
    [DataRow("chainguard/python:3", false)]
    [DataRow("cgr.dev/chainguard/wolfi-base:1", null)]
    [DataRow("org/a:1", null)]
    [DataRow("node:$TAG", null)]
    public void Whether_an_image_ends_as_root(string text, bool? isRoot) => Assert.AreEqual(isRoot, BaseImageUser.IsRoot(ImageReference.Parse(text)));

    [TestMethod]
    [DataRow("node:22", "node")]
    [DataRow("php:8", "www-data")]
    [DataRow("httpd:2", "www-data")]
    [DataRow("redis:8", "redis")]
    [DataRow("postgres:17", "postgres")]
    [DataRow("gradle:9", "gradle")]
    [DataRow("debian:12", null)]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0", "$APP_UID")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:8.0", "$APP_UID")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet", "$APP_UID")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:$TAG", "$APP_UID")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:latest", "$APP_UID")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:6.0", null)]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:6.0-$VARIANT", null)]
    [DataRow("gcr.io/distroless/base", "nonroot")]
    [DataRow("org/a", null)]
    public void The_user_that_an_image_offers(string text, string? user)
    {
        Assert.AreEqual(user, BaseImageUser.Offered(ImageReference.Parse(text)));
        Assert.AreEqual(user is "$APP_UID" ? "1654" : null, BaseImageUser.Variable(ImageReference.Parse(text), "APP_UID"));
        Assert.IsNull(BaseImageUser.Variable(ImageReference.Parse(text), "UID"));
    }

    [TestMethod]
    [DataRow("postgres:17", true)]
    [DataRow("ghcr.io/linuxserver/baseimage-alpine:3", true)]
    [DataRow("phusion/baseimage:1", true)]
    [DataRow("node:22", false)]
    public void Images_that_switch_users_themselves(string text, bool switches) => Assert.AreEqual(switches, BaseImageUser.SwitchesUser(ImageReference.Parse(text)));

    [TestMethod]
    [DataRow("nginx:1", true)]
    [DataRow("docker.io/library/nginx", true)]
    [DataRow("php:8-apache", true)]
    [DataRow("php:8-fpm", true)]
    [DataRow("php:8-cli", false)]
    [DataRow("php", false)]
    [DataRow("org/a:apache", false)]
    public void Images_that_start_a_server(string text, bool isServer) => Assert.AreEqual(isServer, ServerImages.Contain(ImageReference.Parse(text)));

    [TestMethod]
    [DataRow("alpine:3", true)]
    [DataRow("org/a:1-Slim", true)]
    [DataRow("org/a:1-bookworm", true)]
    [DataRow("org/a:1-unslim", false)]
    [DataRow("org/a", false)]
    public void Images_that_are_for_Linux_alone(string text, bool isLinux) => Assert.AreEqual(isLinux, LinuxImages.Contains(ImageReference.Parse(text)));

    [TestMethod]
    [DataRow("python:3.12.1", "python:3.12.1-slim")]
    [DataRow("python:3.12.1-bookworm", "python:3.12.1-slim-bookworm")]
    [DataRow("docker.io/library/ruby:3.4", "docker.io/library/ruby:3.4-slim")]
    [DataRow("node:22.1.0-bookworm", "node:22.1.0-bookworm-slim")]
    [DataRow("node:22.1.0-alpine", null)]
    [DataRow("node:lts", null)]
    [DataRow("python:3.12.1-slim", null)]
    [DataRow("python:rc-bookworm", null)]
    [DataRow("debian:12", "debian:12-slim")]
    [DataRow("debian:bookworm", "debian:bookworm-slim")]
    [DataRow("debian:sid", null)]
    [DataRow("eclipse-temurin:21.0.8_9-jdk-noble", "eclipse-temurin:21.0.8_9-jre-noble")]
    [DataRow("eclipse-temurin:21", "eclipse-temurin:21-jre")]
    [DataRow("eclipse-temurin:21-jre", null)]
    [DataRow("golang:1.26", null)]
    [DataRow("python:$TAG", null)]
    [DataRow("python:3.12.1@sha256:1", null)]
    [DataRow("python", null)]
    [DataRow("python:.3", null)]
    public void A_slimmer_variant_only_where_one_is_published(string text, string? slimmer) => Assert.AreEqual(slimmer, ImageVariants.Slimmer(ImageReference.Parse(text)));
}
