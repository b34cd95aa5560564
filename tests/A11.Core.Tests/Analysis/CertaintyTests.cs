using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Analysis;

/// <summary>What is surely wrong is an error; what may be right for a reason that the files don't show is less.</summary>
[TestClass]
public sealed class CertaintyTests
{
    private const string Entrypoint = "COPY entry.sh /usr/bin/\nENTRYPOINT [\"/usr/bin/entry.sh\"]\n";

    [TestMethod]
    [DataRow("FROM debian:12.11-slim\n" + Entrypoint, "exec gosu app \"$@\"", Severity.Info)]
    [DataRow("FROM alpine:3.22.1\n" + Entrypoint, "exec su-exec app \"$@\"", Severity.Info)]
    [DataRow("FROM debian:12.11-slim AS base\n" + Entrypoint + "FROM base\nEXPOSE 80\n", "setpriv --reuid=app \"$@\"", Severity.Info)]
    [DataRow("FROM debian:12.11-slim\n" + Entrypoint, "exec \"$@\"", Severity.Warning)]
    [DataRow("FROM debian:12.11-slim\nEXPOSE 80\n" + Entrypoint, "exec \"$@\"", Severity.Error)]
    [DataRow("FROM buildpack-deps:bookworm\nENV A=b\n", "", Severity.Info)]
    [DataRow("FROM debian:12.11-slim\nCMD [\"a\"]\n", "", Severity.Warning)]
    [DataRow("FROM debian:12.11-slim\nEXPOSE 80\n", "", Severity.Error)]
    [DataRow("FROM nginx:1.29.1\nEXPOSE 80\n", "", Severity.Error)]
    public void A_container_that_runs_as_root(string dockerfile, string entry, Severity expected) =>
        Assert.AreEqual(expected, SeverityOf("AXD5025", "Dockerfile", ("Dockerfile", dockerfile), ("entry.sh", $"#!/bin/sh\n{entry}\n"), ("a11.yml", "")));

    [TestMethod]
    public void Root_that_is_named_before_an_entrypoint_that_switches_users() =>
        Assert.AreEqual(Severity.Info, SeverityOf("AXD3002", "Dockerfile", ("Dockerfile", "FROM debian:12.11-slim\nUSER root\n" + Entrypoint), ("entry.sh", "#!/bin/sh\nexec gosu app \"$@\"\n"), ("a11.yml", "")));

    [TestMethod]
    [DataRow("sudo make", Severity.Error)]
    [DataRow("sudo -u root make", Severity.Error)]
    [DataRow("sudo --user=0 make", Severity.Error)]
    [DataRow("sudo -u app make", Severity.Warning)]
    [DataRow("sudo -E --user=app make", Severity.Warning)]
    [DataRow("true && sudo -H -u app make", Severity.Warning)]
    public void Sudo(string command, Severity expected) =>
        Assert.AreEqual(expected, SeverityOf("AXD3004", "Dockerfile", ("Dockerfile", $"FROM debian:12.11-slim\nRUN {command}\nEXPOSE 80\n")));

    [TestMethod]
    [DataRow("image: redis:8.2.1", Severity.Error)]
    [DataRow("image: docker.io/library/postgres:17.6", Severity.Error)]
    [DataRow("image: ${IMAGE:-redis:8.2.1}", Severity.Error)]
    [DataRow("build: .", Severity.Warning)]
    [DataRow("build: .\n    ports: [127.0.0.1:80:80]", Severity.Error)]
    [DataRow("build: { context: ., dockerfile: exposed.Dockerfile }", Severity.Error)]
    [DataRow("image: ghcr.io/example/app:1.2.3", Severity.Warning)]
    [DataRow("image: ${IMAGE}", Severity.Warning)]
    public void A_service_that_nothing_probes(string image, Severity expected) =>
        Assert.AreEqual(expected, SeverityOf("AXC1002", "compose.yaml", ("compose.yaml", $"services:\n  a:\n    {image}\n"), ("Dockerfile", "FROM debian:12.11-slim\nUSER 1000\n"), ("exposed.Dockerfile", "FROM debian:12.11-slim\nEXPOSE 80\nUSER 1000\n")));

    [TestMethod]
    [DataRow("run: gh pr edit \"$NUMBER\" --add-label new", Severity.Warning)]
    [DataRow("uses: actions/checkout@v4", Severity.Error)]
    [DataRow("uses: actions/download-artifact@v4", Severity.Error)]
    [DataRow("uses: ./.github/actions/a", Severity.Error)]
    [DataRow("run: gh pr checkout \"$NUMBER\"", Severity.Error)]
    [DataRow("run: git fetch origin \"$REF\"", Severity.Error)]
    [DataRow("run: make test", Severity.Error)]
    public void A_privileged_trigger(string step, Severity expected) =>
        Assert.AreEqual(expected, SeverityOf("AXW1006", ".github/workflows/a.yml", (".github/workflows/a.yml", $"on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - {step}\n")));

    [TestMethod]
    public void A_privileged_trigger_of_a_labeler() =>
        Assert.AreEqual(Severity.Warning, SeverityOf("AXW1142", ".github/workflows/a.yml", (".github/workflows/a.yml", "on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/labeler@v6\n")));

    [TestMethod]
    public void A_privileged_trigger_of_a_job_that_is_not_seen() =>
        Assert.AreEqual(Severity.Error, SeverityOf("AXW1006", ".github/workflows/a.yml", (".github/workflows/a.yml", "on: pull_request_target\njobs:\n  a:\n    uses: o/r/.github/workflows/b.yml@v1\n")));

    [TestMethod]
    [DataRow("compose.yaml", "services:\n  a:\n    environment:\n      DB_USER: shop\n      DB_PASSWORD: shop\n", Severity.Warning)]
    [DataRow("compose.yaml", "services:\n  a:\n    environment: [DB_PASSWORD=Passw0rd1!]\n", Severity.Warning)]
    [DataRow("compose.yaml", "services:\n  a:\n    environment:\n      DB_PASSWORD: hunter2\n", Severity.Error)]
    [DataRow("appveyor.yml", "environment:\n  DB_PASSWORD: Password12!\n", Severity.Info)]
    [DataRow(".circleci/config.yml", "environment:\n  DB_PASSWORD: postgres\n", Severity.Info)]
    [DataRow(".circleci/config.yml", "environment:\n  DB_PASSWORD: hK8vNd3MaQz\n", Severity.Error)]
    public void A_password_that_everybody_knows(string path, string text, Severity expected) => Assert.AreEqual(expected, SeverityOf("AXX0003", path, (path, text)));

    [TestMethod]
    [DataRow("postgres://app:app@db/app", Severity.Info)]
    [DataRow("postgres://app:hunter2@db/app", Severity.Error)]
    [DataRow("postgres://app:app@db.corp.io/app", Severity.Error)]
    public void A_password_in_an_address(string url, Severity expected) =>
        Assert.AreEqual(expected, SeverityOf("AXX0002", "compose.yaml", ("compose.yaml", $"services:\n  a:\n    environment:\n      URL: {url}\n")));

    private static Severity SeverityOf(string rule, string path, params (string Path, string Text)[] contents)
    {
        var files = new MemoryFileSource(contents.Select(content => KeyValuePair.Create(content.Path, content.Text)));
        var findings = TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics;
        return findings.Single(finding => finding.Rule.Id == rule && finding.Path == path).Severity;
    }
}
