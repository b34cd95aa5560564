using A11.Core.Containers;
using A11.Core.Text;

namespace A11.Core.Tests.Containers;

/// <summary>The judgement on containers that compose files, manifests, workflows and Dockerfiles share.</summary>
[TestClass]
public sealed class ContainerPolicyTests
{
    [TestMethod]
    [DataRow("ALL", true)]
    [DataRow("SYS_ADMIN", true)]
    [DataRow("SYS_MODULE", true)]
    [DataRow("SYS_PTRACE", true)]
    [DataRow("SYS_RAWIO", true)]
    [DataRow("DAC_READ_SEARCH", true)]
    [DataRow("BPF", true)]
    [DataRow("CAP_BPF", true)]
    [DataRow("cap_sys_rawio", true)]
    [DataRow("NET_BIND_SERVICE", false)]
    [DataRow("SYS_ADMINISTRATOR", false)]
    public void Capabilities(string name, bool isDangerous) => Assert.AreEqual(isDangerous, DangerousCapability.Is(name));

    [TestMethod]
    [DataRow("/var/run/docker.sock", true)]
    [DataRow("/run/containerd/containerd.sock", true)]
    [DataRow("/run/k3s/containerd/containerd.sock", true)]
    [DataRow("/run/crio/crio.sock", true)]
    [DataRow("/run/cri-dockerd.sock", true)]
    [DataRow("/run/user/1000/podman/podman.sock", true)]
    [DataRow(@"\\.\pipe\docker_engine", true)]
    [DataRow("/docker.sock", true)]
    [DataRow("/run/mysqld/mysqld.sock", false)]
    [DataRow("docker.sock", false)]
    public void Sockets(string path, bool isEngine) => Assert.AreEqual(isEngine, EngineSocket.Is(path));

    [TestMethod]
    [DataRow("", true)]
    [DataRow("root", true)]
    [DataRow("root:app", true)]
    [DataRow(":1000", true)]
    [DataRow("0", true)]
    [DataRow("00", true)]
    [DataRow("0:1000", true)]
    [DataRow("app:root", false)]
    [DataRow("1000:0", false)]
    [DataRow("10", false)]
    [DataRow("$USER", false)]
    public void Users(string user, bool isRoot) => Assert.AreEqual(isRoot, ContainerUser.IsRoot(user));

    [TestMethod]
    [DataRow("/a:/b:ro", "/a")]
    [DataRow("data:/b", "data")]
    [DataRow("/a", "/a")]
    [DataRow("C:\\a:/b", "C:\\a")]
    [DataRow("c:/a:/b", "c:/a")]
    [DataRow("a:b", "a")]
    [DataRow(":/b", "")]
    public void Paths_of_the_host(string volume, string expected) => Assert.AreEqual(expected, ContainerIsolation.HostPathOf(volume));

    [TestMethod]
    [DataRow(true, false, true)]
    [DataRow(false, true, true)]
    [DataRow(false, false, false)]
    public void What_two_say_holds_together(bool one, bool other, bool expected)
    {
        var both = new ContainerIsolation { HasReadOnlyRoot = one, AllowsEscalation = one ? true : null, Privileged = one ? new TextSpan(1, 1) : null, HostPaths = [new PlacedText("/a", new TextSpan(1, 1))] }
            .With(new ContainerIsolation
            {
                HasReadOnlyRoot = other,
                AllowsEscalation = false,
                Privileged = new TextSpan(2, 2),
                HostPaths = [new PlacedText("/b", new TextSpan(2, 2))],
                AddedCapabilities = [new PlacedText("BPF", new TextSpan(3, 3))],
                HostNamespaces = [new PlacedText("pid", new TextSpan(4, 4))],
            });
        Assert.AreEqual(expected, both.HasReadOnlyRoot);
        Assert.AreEqual(one, both.AllowsEscalation);
        Assert.AreEqual(one ? 1 : 2, both.Privileged?.Start);
        Assert.AreEqual("/a /b", string.Join(' ', both.HostPaths.Select(static path => path.Value)));
        Assert.AreEqual("BPF pid", $"{both.DangerousCapabilities.Single().Value} {both.HostNamespaces.Single().Value}");
    }
}
