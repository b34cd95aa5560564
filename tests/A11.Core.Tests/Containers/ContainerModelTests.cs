using A11.Core.Compose.Model;
using A11.Core.Containers;
using A11.Core.Docker.Model;
using A11.Core.Files;
using A11.Core.Kubernetes.Model;
using A11.Core.Repositories;
using A11.Core.Text;
using A11.Core.Workflows.Model;

namespace A11.Core.Tests.Containers;

/// <summary>What each kind of file says about the health and the limits of a container, in the one model.</summary>
[TestClass]
public sealed class ContainerModelTests
{
    [TestMethod]
    [DataRow("healthcheck: { test: pg_isready }", true)]
    [DataRow("healthcheck: { test: [CMD, pg_isready] }", true)]
    [DataRow("healthcheck: { test: pg_isready, disable: true }", false)]
    [DataRow("healthcheck: { test: NONE }", false)]
    [DataRow("healthcheck: { test: [NONE] }", false)]
    [DataRow("healthcheck: { interval: 5s }", false)]
    [DataRow("restart: always", false)]
    public void Health_of_a_service(string line, bool isProbed) => Assert.AreEqual(isProbed, Service(line).Health.IsProbed);

    [TestMethod]
    [DataRow("ports: ['80:80']", true)]
    [DataRow("expose: [80]", true)]
    [DataRow("ports: []", false)]
    [DataRow("ports: ['80:80']\n    healthcheck: { test: x }", false)]
    public void A_service_with_ports_needs_a_check(string lines, bool isUnprobed) => Assert.AreEqual(isUnprobed, Service(lines).Health.IsUnprobedService);

    [TestMethod]
    [DataRow("deploy: { resources: { limits: { memory: 1g, cpus: '2' }, reservations: { memory: 2m, cpus: '0.5' } } }", "1g 2 2m 0.5")]
    [DataRow("mem_limit: 1g\n    cpus: 2\n    mem_reservation: 2m", "1g 2 2m -")]
    [DataRow("mem_limit: 3g\n    deploy: { resources: { limits: { memory: 1g } } }", "1g - - -")]
    [DataRow("restart: always", "- - - -")]
    public void Limits_of_a_service(string lines, string expected) => Assert.AreEqual(expected, Describe(Service(lines).Limits));

    [TestMethod]
    [DataRow("livenessProbe: { tcpSocket: { port: 1 } }", true)]
    [DataRow("readinessProbe: { tcpSocket: { port: 1 } }", true)]
    [DataRow("startupProbe: { tcpSocket: { port: 1 } }", true)]
    [DataRow("ports: [{ containerPort: 1 }]", false)]
    public void Health_of_a_pod(string line, bool isProbed) => Assert.AreEqual(isProbed, Pod(line).Health.IsProbed);

    [TestMethod]
    public void Limits_of_a_pod() =>
        Assert.AreEqual("1Gi 2 2Mi 500m", Describe(Pod("resources: { limits: { memory: 1Gi, cpu: 2 }, requests: { memory: 2Mi, cpu: 500m } }").Limits));

    [TestMethod]
    [DataRow("HEALTHCHECK CMD true", true)]
    [DataRow("HEALTHCHECK NONE", false)]
    [DataRow("HEALTHCHECK CMD true\nHEALTHCHECK NONE", false)]
    [DataRow("EXPOSE 80", false)]
    public void Health_of_an_image(string lines, bool isProbed) => Assert.AreEqual(isProbed, DockerfileModel.Parse(new SourceText($"FROM a:1.0.0\n{lines}\n")).Final!.Health.IsProbed);

    [TestMethod]
    [DataRow("options: --health-cmd pg_isready", true)]
    [DataRow("options: --health-cmd=pg_isready --health-retries 5", true)]
    [DataRow("options: --name=--health-cmd", false)]
    [DataRow("ports: ['1:1']", false)]
    public void Health_of_a_job_s_service(string line, bool isProbed)
    {
        var workflow = WorkflowFile.Parse(new SourceText($"on: push\njobs:\n  a:\n    runs-on: x\n    services:\n      b:\n        image: a:1.0.0\n        {line}\n    steps: [{{ run: x }}]\n"))!;
        Assert.AreEqual(isProbed, JobContainer.FindAll(workflow.Jobs[0]).Single().Health.IsProbed);
    }

    private static ComposeService Service(string lines) => ComposeFile.Parse(new SourceText($"services:\n  a:\n    image: a:1.0.0\n    {lines}\n"))!.Services[0];

    private static Container Pod(string line)
    {
        var files = new MemoryFileSource([new("a.yaml", $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: a }}\nspec:\n  containers:\n    - name: a\n      image: a:1.0.0\n      {line}\n")]);
        return Manifest.ReadAll(new SourceFile("a.yaml", FileContent.Decode(files.Read("a.yaml").Span)))[0].Workload!.Containers[0];
    }

    private static string Describe(ContainerLimits limits) => string.Join(' ', new[] { limits.Memory, limits.Cpu, limits.RequestedMemory, limits.RequestedCpu }.Select(limit => limit?.Value ?? "-"));
}
