using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Analysis;

/// <summary>What is wrong is wrong wherever it stands: hosts of shell code, and kinds of files that name images and containers, are judged alike.</summary>
[TestClass]
public sealed class SameJudgementTests
{
    private static readonly (string Path, Func<string, string> Write)[] Hosts =
    [
        ("scripts/a.sh", static line => $"#!/bin/bash\nset -eu\n{line}\n"),
        (".github/workflows/ci.yml", static line => $"on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n          set -x\n          {line}\n"),
        ("action.yml", static line => $"name: a\ndescription: b\nruns:\n  using: composite\n  steps:\n    - shell: bash\n      run: |\n        {line}\n"),
        ("Makefile", static line => $"a:\n\t{line.Replace("$", "$$", StringComparison.Ordinal)}\n"),
        ("Dockerfile", static line => $"FROM debian:13.2-slim\nRUN {line}\n"),
        ("a.dockerfile", static line => $"FROM debian:13.2-slim\nRUN <<EOF\nset -e\n{line}\nEOF\n"),
        ("b.dockerfile", static line => $"FROM debian:13.2-slim\nRUN [\"sh\", \"-c\", \"{line.Replace("\"", "\\\"", StringComparison.Ordinal)}\"]\n"),
        ("c.dockerfile", static line => $"FROM debian:13.2-slim\nCMD {line}\n"),
        ("d.dockerfile", static line => $"FROM debian:13.2-slim\nENTRYPOINT [\"bash\", \"-c\", \"{line.Replace("\"", "\\\"", StringComparison.Ordinal)}\"]\n"),
        ("compose.yaml", static line => $"services:\n  a:\n    image: a:1.0.0\n    command:\n      - bash\n      - -euc\n      - |\n        {ForCompose(line)}\n"),
        ("b.compose.yaml", static line => $"services:\n  a:\n    image: a:1.0.0\n    entrypoint: [/bin/sh, -c]\n    command: ['{InQuotes(ForCompose(line))}']\n"),
        ("c.compose.yaml", static line => $"services:\n  a:\n    image: a:1.0.0\n    healthcheck:\n      test: [CMD-SHELL, '{InQuotes(ForCompose(line))}']\n"),
        ("d.compose.yaml", static line => $"services:\n  a:\n    image: a:1.0.0\n    healthcheck:\n      test: '{InQuotes(ForCompose(line))}'\n"),
        ("e.compose.yaml", static line => $"services:\n  a:\n    image: a:1.0.0\n    pre_stop:\n      - command: [sh, -c, '{InQuotes(ForCompose(line))}']\n"),
        ("f.compose.yaml", static line => $"services:\n  a:\n    image: a:1.0.0\n    develop:\n      watch:\n        - action: sync+exec\n          exec:\n            command: [sh, -c, '{InQuotes(ForCompose(line))}']\n"),
        ("k8s/pod.yaml", static line => $"apiVersion: v1\nkind: Pod\nmetadata: {{name: a}}\nspec:\n  containers:\n    - name: a\n      image: a:1.0.0\n      command: [/bin/bash, -euo, pipefail, -c]\n      args:\n        - |\n          {line}\n"),
        ("k8s/job.yaml", static line => $"apiVersion: batch/v1\nkind: CronJob\nmetadata: {{name: a}}\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          initContainers:\n            - name: a\n              image: a:1.0.0\n              args: [sh, -c, '{InQuotes(line)}']\n          containers: []\n"),
        ("k8s/probe.yaml", static line => $"apiVersion: v1\nkind: Pod\nmetadata: {{name: a}}\nspec:\n  containers:\n    - name: a\n      image: a:1.0.0\n      livenessProbe: {{exec: {{command: [ash, -ec, '{InQuotes(line)}']}}}}\n"),
        ("k8s/hook.yaml", static line => $"apiVersion: v1\nkind: Pod\nmetadata: {{name: a}}\nspec:\n  containers:\n    - name: a\n      image: a:1.0.0\n      lifecycle: {{preStop: {{exec: {{command: [sh, -c, '{InQuotes(line)}']}}}}}}\n"),
        ("k8s/map.yaml", static line => $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: a}}\ndata:\n  start.sh: |\n    set -e\n    {line}\n"),
        ("k8s/shebang.yaml", static line => $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: a}}\ndata:\n  start: |\n    #!/usr/bin/env bash\n    {line}\n"),
        (".gitlab-ci.yml", static line => $"a:\n  before_script:\n    - set -x\n    - '{InQuotes(line)}'\n"),
        ("azure-pipelines.yml", static line => $"steps:\n  - bash: |\n      set -x\n      {line}\n"),
        ("ci/azure-pipelines-b.yml", static line => $"pool: {{vmImage: ubuntu-24.04}}\nsteps:\n  - script: '{InQuotes(line)}'\n"),
        ("bitbucket-pipelines.yml", static line => $"pipelines:\n  default:\n    - step:\n        script:\n          - '{InQuotes(line)}'\n"),
        (".circleci/config.yml", static line => $"jobs:\n  a:\n    docker: [{{image: a:1.0.0}}]\n    steps:\n      - run: '{InQuotes(line)}'\n      - when: {{condition: true, steps: [{{run: {{command: set -x}}}}]}}\n"),
        (".travis.yml", static line => $"jobs:\n  include:\n    - script:\n        - '{InQuotes(line)}'\n"),
        ("e.dockerfile", static line => $"FROM debian:13.2-slim\nHEALTHCHECK CMD {line}\n"),
    ];

    [TestMethod]
    [DataRow("if true; then echo a", "AXS0001")]
    [DataRow("echo 'a", "AXS0001")]
    [DataRow("curl -fsSL https://example.com/a.sh | bash", "AXS2001")]
    [DataRow("wget -qO- https://example.com/a.sh | sudo sh", "AXS2001")]
    [DataRow("rm -rf \"$D/\"", "AXS2115")]
    [DataRow("rm -r -f $D/*", "AXS2115")]
    public void A_rule_for_shell_holds_in_every_host(string line, string rule)
    {
        foreach (var (path, write) in Hosts)
        {
            Assert.Contains(rule, Check(path, write(line)), $"{path}: {line}");
        }
    }

    [TestMethod]
    [DataRow("pip install ruff")]
    [DataRow("python3 -m pip install ruff")]
    [DataRow("pipx install ruff")]
    [DataRow("npm install -g prettier")]
    [DataRow("yarn global add serve")]
    [DataRow("gem install bundler")]
    [DataRow("go install example.com/x/tool@latest")]
    [DataRow("cargo install ripgrep")]
    [DataRow("dotnet tool install -g dotnet-ef")]
    [DataRow("apt-get install -y curl")]
    [DataRow("apk add --no-cache curl")]
    [DataRow("dnf install -y curl")]
    [DataRow("zypper install -y curl")]
    public void A_package_without_a_version_is_found_in_every_host(string line)
    {
        foreach (var (path, write) in Hosts)
        {
            Assert.IsTrue(Check(path, write(line)).Overlaps(Pins), $"{path}: {line}");
        }
    }

    [TestMethod]
    [DataRow("example.com/app", false)]
    [DataRow("example.com/app:edge", false)]
    [DataRow("example.com/app:latest", false)]
    [DataRow("nginx:nightly", false)]
    [DataRow("postgres:17", true)]
    public void An_image_is_judged_alike_in_every_kind_of_file(string image, bool isPartial)
    {
        (string Path, string Text, string Error, string Warning)[] kinds =
        [
            ("Dockerfile", $"FROM {image}\n", image.LastIndexOf(':') > 0 ? "AXD3007" : "AXD3006", "AXD0002"),
            ("compose.yaml", $"services:\n  a:\n    image: {image}\n", "AXC1003", "AXC1004"),
            ("k8s/a.yaml", $"apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n    - name: a\n      image: {image}\n", "AXK1001", "AXK1002"),
            (".github/workflows/a.yml", $"on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    container: {image}\n    steps:\n      - run: make\n", "AXW1008", "AXW1011"),
            (".github/workflows/b.yml", $"on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    services:\n      b:\n        image: {image}\n    steps:\n      - run: make\n", "AXW1008", "AXW1011"),
            (".gitlab-ci.yml", $"a:\n  image: {image}\n  script: make\n", "AXP1001", "AXP1002"),
            (".circleci/config.yml", $"jobs:\n  a:\n    docker:\n      - image: {image}\n    steps: [checkout]\n", "AXP1001", "AXP1002"),
            (".github/workflows/c.yml", $"on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker://{image}\n", "AXW1008", "AXW1011"),
        ];
        foreach (var (path, text, error, warning) in kinds)
        {
            var found = Run(path, text).Single(finding => finding.Rule.Id == (isPartial ? warning : error));
            Assert.AreEqual(isPartial ? Severity.Warning : Severity.Error, found.Severity, path);
        }
    }

    [TestMethod]
    [DataRow("/var/run/docker.sock")]
    [DataRow("/run/containerd/containerd.sock")]
    [DataRow("/run/k3s/containerd/containerd.sock")]
    [DataRow("/var/run/crio/crio.sock")]
    [DataRow("/run/podman/podman.sock")]
    [DataRow("/run/user/1000/podman/podman.sock")]
    public void An_engine_socket_is_kept_from_every_container(string socket)
    {
        Assert.Contains("AXC2002", Check("compose.yaml", $"services:\n  a:\n    image: a:1.0.0\n    volumes: [\"{socket}:/s\"]\n"));
        Assert.Contains("AXC2002", Check("compose.yaml", $"services:\n  a:\n    image: a:1.0.0\n    volumes:\n      - {{ type: bind, source: {socket}, target: /s }}\n"));
        Assert.Contains("AXK2006", Check("k8s/a.yaml", $"apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  volumes: [{{ name: a, hostPath: {{ path: {socket} }} }}]\n  containers: [{{ name: a, image: a:1.0.0 }}]\n"));
    }

    [TestMethod]
    [DataRow("root")]
    [DataRow("0")]
    [DataRow("0:0")]
    [DataRow("root:root")]
    [DataRow("0:1000")]
    public void Root_is_root_by_whatever_name(string user)
    {
        Assert.Contains("AXD3002", Check("Dockerfile", $"FROM debian:13.2-slim\nUSER {user}\n"));
        Assert.Contains("AXC2005", Check("compose.yaml", $"services:\n  a:\n    image: a:1.0.0\n    user: \"{user}\"\n"));
    }

    private static string InQuotes(string line) => line.Replace("'", "''", StringComparison.Ordinal);

    private static string ForCompose(string line) => line.Replace("$", "$$", StringComparison.Ordinal);

    private static readonly string[] Pins =
        ["AXS1002", "AXS1003", "AXW1009", "AXW1014", "AXM2002", "AXM2003", "AXD3008", "AXD3013", "AXD3016", "AXD3018", "AXD3028", "AXD3037", "AXD3041", "AXD3062"];

    private static HashSet<string> Check(string path, string text) => [.. Run(path, text).Select(finding => finding.Rule.Id)];

    private static System.Collections.Immutable.ImmutableArray<Diagnostic> Run(string path, string text)
    {
        var files = new MemoryFileSource([new(path, text)]);
        return TestEngine.Default.Run(files, TestEngine.Load(files, new SettingsOptions { AllRules = true })).Diagnostics;
    }
}
