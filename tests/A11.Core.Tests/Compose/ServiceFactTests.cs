using A11.Core.Compose.Model;
using A11.Core.Text;

namespace A11.Core.Tests.Compose;

/// <summary>What others ask of services, in each form that Compose has for it.</summary>
[TestClass]
public sealed class ServiceFactTests
{
    [TestMethod]
    [DataRow("networks: [a, b]", "a b")]
    [DataRow("networks: {a: {}, b: {}}", "a b")]
    [DataRow("restart: always", "")]
    public void Networks(string line, string expected) => Assert.AreEqual(expected, string.Join(' ', Read(line).Networks.Select(static network => network.Value)));

    [TestMethod]
    [DataRow("image: nginx:1.29.1", "nginx:1.29.1")]
    [DataRow("{image: a, build: .}", null)]
    [DataRow("build: .", null)]
    [DataRow("restart: always", null)]
    public void The_image_that_is_pulled(string lines, string? expected) => Assert.AreEqual(expected, Read(lines).PulledImage?.Value);

    [TestMethod]
    [DataRow("build: .", false)]
    [DataRow("build: ${DIR}", true)]
    [DataRow("build: {context: $DIR}", true)]
    [DataRow("build: {context: .}", false)]
    [DataRow("build: {dockerfile_inline: FROM a}", true)]
    [DataRow("image: a", false)]
    public void What_a_build_is_made_of_may_be_elsewhere(string line, bool isElsewhere) => Assert.AreEqual(isElsewhere, Read(line).IsBuiltFromElsewhere);

    [TestMethod]
    [DataRow("user: app", "app")]
    [DataRow("user: [app]", null)]
    [DataRow("image: a", null)]
    public void A_setting(string line, string? expected) => Assert.AreEqual(expected, Read(line).FindSetting("user")?.Value);

    [TestMethod]
    [DataRow("secrets: [a, {source: b}, {target: c}]", "a|b|")]
    [DataRow("secrets: a", "")]
    public void Settings_of_a_list(string line, string expected) => Assert.AreEqual(expected, string.Join('|', Read(line).FindSettings("secrets").Select(static setting => setting.Value)));

    [TestMethod]
    [DataRow("healthcheck: {test: pg_isready}", "pg_isready")]
    [DataRow("healthcheck: {test: [CMD, pg_isready, -q]}", "CMD pg_isready -q")]
    [DataRow("healthcheck: {interval: 1s}", null)]
    [DataRow("image: a", null)]
    public void The_test_of_a_health_check(string line, string? expected) => Assert.AreEqual(expected, Read(line).HealthCheckTest);

    [TestMethod]
    [DataRow("restart: always", true, "always")]
    [DataRow("deploy: {restart_policy: {condition: any}}", true, null)]
    [DataRow("deploy: {replicas: 2}", false, null)]
    [DataRow("image: a", false, null)]
    public void When_it_is_restarted(string line, bool isSaid, string? policy)
    {
        Assert.AreEqual(isSaid, Read(line).HasRestartPolicy);
        Assert.AreEqual(policy, Read(line).RestartPolicy);
    }

    [TestMethod]
    [DataRow("mem_limit: 1g", true)]
    [DataRow("cpus: 1", true)]
    [DataRow("mem_reservation: 1g", false)]
    [DataRow("image: a", false)]
    public void Limits(string line, bool hasLimits) => Assert.AreEqual(hasLimits, Read(line).Limits is { Memory: not null } or { Cpu: not null });

    [TestMethod]
    [DataRow("volumes: [\"a:/b:ro\"]", "volume a /b named")]
    [DataRow("volumes: [./a:/b, /c:/d, ~/e:/f, \"$G:/h\", \"${I:-j}:/k\"]", "bind ./a /b|bind /c /d|bind ~/e /f|bind $G /h|bind ${I:-j} /k")]
    [DataRow("volumes: [/a, \":/b\"]", "volume  /a|volume  :/b")]
    [DataRow("volumes: [{type: volume, source: a, target: /b}, {type: volume, target: /b}, {source: a, target: /b}, {type: bind, source: ., target: /b}]", "volume a /b named|volume  /b| a /b|bind . /b")]
    public void Mounts(string line, string expected) =>
        Assert.AreEqual(expected, string.Join('|', Read(line).Mounts.Select(static mount => $"{mount.Type} {mount.Source} {mount.Target}{(mount.IsNamedVolume ? " named" : "")}")));

    [TestMethod]
    [DataRow("ports: [\"80\"]", "- - 80 tcp")]
    [DataRow("ports: [\"8080:80/udp\"]", "- 8080 80 udp")]
    [DataRow("ports: [\"127.0.0.1:8080:80\", \"127.0.0.1::80\", \"[::1]:8080:80\"]", "127.0.0.1 8080 80 tcp|127.0.0.1 - 80 tcp|[::1] 8080 80 tcp")]
    [DataRow("ports: [{target: 80, published: 8080, host_ip: 127.0.0.1, protocol: udp}, {target: 80}]", "127.0.0.1 8080 80 udp|- - 80 tcp")]
    public void Ports(string line, string expected) =>
        Assert.AreEqual(expected, string.Join('|', Read(line).Ports.Select(static port => $"{port.Address ?? "-"} {Or(port.Host)} {Or(port.Container)} {port.Protocol}")));

    [TestMethod]
    public void Keys_and_values_have_places()
    {
        var service = Read("image: nginx:1.29.1");
        Assert.AreEqual(new TextSpan(21, 5), service.FindKey("image"));
        Assert.AreEqual(new TextSpan(28, 12), service.FindPlace("image"));
        Assert.IsNull(service.FindKey("build"));
        Assert.IsNull(service.FindPlace("build"));
        Assert.IsNull(service.BuildPlace);
    }

    [TestMethod]
    [DataRow("depends_on: [a, b]", "a - b -")]
    [DataRow("depends_on: {a: {condition: service_healthy}, b: {}}", "a service_healthy b -")]
    public void Needed_services(string line, string expected) => Assert.AreEqual(expected, string.Join(' ', Read(line).NeededServices.Select(static needed => $"{needed.Name} {Or(needed.Condition)}")));

    [TestMethod]
    public void Definitions_of_the_file()
    {
        var file = ComposeFile.Parse(new SourceText("services: {}\nnetworks: {a: {}, b: }\nsecrets: {c: {}}\n"))!;
        Assert.AreEqual("a b|c", $"{string.Join(' ', file.Networks.Select(static network => network.Value))}|{string.Join(' ', file.Secrets.Select(static secret => secret.Value))}");
    }

    [TestMethod]
    [DataRow("a.yaml", "deploy/a.yaml")]
    [DataRow("../a.yaml", "a.yaml")]
    [DataRow("../../a.yaml", null)]
    [DataRow("", null)]
    [DataRow(null, null)]
    [DataRow("~/a.yaml", null)]
    [DataRow("$DIR/a.yaml", null)]
    [DataRow("/a.yaml", null)]
    public void A_reference_is_resolved_from_its_directory(string? reference, string? expected) => Assert.AreEqual(expected, ComposeFile.Resolve("deploy", reference));

    private static string Or(string? text) => string.IsNullOrEmpty(text) ? "-" : text;

    private static ComposeService Read(string line) => ComposeFile.Parse(new SourceText(line.StartsWith('{') ? $"services:\n  web: {line}\n" : $"services:\n  web:\n    {line}\n"))!.Services[0];
}
