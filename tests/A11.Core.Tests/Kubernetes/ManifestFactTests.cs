using System.Text;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Tests.Kubernetes;

/// <summary>What others ask of objects.</summary>
[TestClass]
public sealed class ManifestFactTests
{
    private const string Web = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec: {replicas: 2, template: {spec: {containers: [{name: web, image: \"nginx:1.29.1\", env: [{name: A, value: b}, {name: C, valueFrom: {}}, {name: D, value: [e]}], ports: [{containerPort: 80}, {name: x}]}]}}}\n";

    [TestMethod]
    [DataRow("kind: Service\nspec: {ports: [{port: 80}, {port: 443}, {name: x}]}", "80 443")]
    [DataRow("kind: Other\nspec: {ports: [{port: 80}]}", "")]
    [DataRow("kind: Service\nspec: {}", "")]
    public void Served_ports(string text, string expected) => Assert.AreEqual(expected, string.Join(' ', Read(text).ServedPorts.Select(static port => port.Value)));

    [TestMethod]
    [DataRow("kind: Ingress\nspec: {rules: [{host: a.example.com}, {http: {}}, {host: b.example.com}]}", "a.example.com b.example.com")]
    [DataRow("kind: HTTPRoute\nspec: {hostnames: [a.example.com]}", "a.example.com")]
    [DataRow("kind: Service\nspec: {rules: [{host: a.example.com}], hostnames: [b]}", "")]
    public void Hosts(string text, string expected) => Assert.AreEqual(expected, string.Join(' ', Read(text).Hosts.Select(static host => host.Value)));

    [TestMethod]
    [DataRow("kind: Ingress\nspec: {tls: [{secretName: a}]}", true)]
    [DataRow("kind: Ingress\nspec: {tls: []}", false)]
    [DataRow("kind: Service\nspec: {tls: [{secretName: a}]}", false)]
    public void Certificates(string text, bool hasCertificate) => Assert.AreEqual(hasCertificate, Read(text).HasCertificate);

    [TestMethod]
    [DataRow("kind: ConfigMap\ndata: {A: b, C: [d], E: \"\"}", "A=b")]
    [DataRow("kind: Secret\ndata: {A: b}", "")]
    public void Settings(string text, string expected) => Assert.AreEqual(expected, string.Join(' ', Read(text).Settings.Select(static setting => $"{setting.Name}={setting.Value.Value}")));

    [TestMethod]
    public void A_workload_is_described()
    {
        var web = Parse(Web).Single();
        Assert.AreEqual("Deployment 2 shop", $"{web.Type.Value} {web.WrittenReplicas?.Value} {web.WrittenNamespace?.Value}");
        Assert.AreEqual("A=b", string.Join(' ', web.Settings.Select(static setting => $"{setting.Name}={setting.Value.Value}")));
        Assert.AreEqual("80", string.Join(' ', web.Workload!.Containers[0].DeclaredPorts.Select(static port => port.Value)));
        Assert.AreEqual("web", web.Workload.Containers[0].Definition.Value);
        Assert.IsNull(Read("kind: Deployment\nspec: {replicas: [2]}").WrittenReplicas);
        Assert.IsNull(Read("kind: Deployment\nspec: {}").WrittenNamespace);
    }

    [TestMethod]
    [DataRow("runAsUser", "1000", "1000")]
    [DataRow("runAsGroup", null, "2000")]
    [DataRow("capabilities", "", "")]
    [DataRow("privileged", null, null)]
    public void Settings_of_security_are_the_container_s_or_its_pod_s(string name, string? own, string? all)
    {
        var container = Parse("apiVersion: v1\nkind: Pod\nspec: {securityContext: {runAsUser: 1, runAsGroup: 2000}, containers: [{name: a, image: b, securityContext: {runAsUser: 1000, capabilities: {drop: [cap_all, NET_RAW]}}}]}\n").Single().Workload!.Containers[0];
        Assert.AreEqual(own, container.FindOwnSecurity(name)?.Value);
        Assert.AreEqual(all, container.FindSecurity(name)?.Value);
        Assert.AreEqual("ALL NET_RAW", string.Join(' ', container.DroppedCapabilities.Select(static capability => capability.Value)));
        Assert.IsNotNull(container.ImagePlace);
    }

    [TestMethod]
    public void Secrets_are_named_where_they_are_used()
    {
        var workload = Parse("apiVersion: v1\nkind: Pod\nspec: {volumes: [{secret: {secretName: a}}, {configMap: {name: b}}], containers: [{name: c, env: [{valueFrom: {secretKeyRef: {name: d}}}, {valueFrom: {configMapKeyRef: {name: e}}}], envFrom: [{secretRef: {name: f}}, {configMapRef: {name: g}}]}]}\n").Single().Workload!;
        Assert.AreEqual("a", string.Join(' ', workload.MountedSecrets.Select(static secret => secret.Value)));
        Assert.AreEqual("d f", string.Join(' ', workload.Containers[0].Secrets.Select(static secret => secret.Value)));
        Assert.AreEqual(21, workload.KindPlace.Start);
    }

    [TestMethod]
    [DataRow("a: {{ .Values.a }}\n", true)]
    [DataRow("a: b\n", false)]
    public void Templates(string text, bool isTemplate) => Assert.AreEqual(isTemplate, Manifest.IsTemplate("a.yaml", Encoding.UTF8.GetBytes(text)));

    [TestMethod]
    [DataRow("kustomization.yaml", true)]
    [DataRow("a/kustomization.yml", true)]
    [DataRow("a/Kustomization", true)]
    [DataRow("a/kustomize.yaml", false)]
    public void Customizations(string path, bool isCustomization) => Assert.AreEqual(isCustomization, Manifest.IsCustomization(path));

    [TestMethod]
    [DataRow("resources: [web.yaml]\n", true)]
    [DataRow("- web.yaml\n", false)]
    [DataRow("namespace: shop\n", false)]
    [DataRow("images: [{name: nginx, newTag: 1.29.1}]\n", true)]
    [DataRow("images: [{name: nginx, newTag: 1.30.0}]\n", false)]
    [DataRow("images: [{name: nginx, newTag: 1.29.1, newName: x}]\n", false)]
    [DataRow("images: [{name: other, newTag: 1.29.1}]\n", false)]
    [DataRow("replicas: [{name: web, count: 2}]\n", true)]
    [DataRow("replicas: [{name: web, count: 3}]\n", false)]
    [DataRow("replicas: [{name: db, count: 2}]\n", false)]
    [DataRow("replicas: [{name: map, count: 2}]\n", false)]
    public void A_kustomization_leaves_objects_as_they_are(string text, bool areLeft) =>
        Assert.AreEqual(areLeft, Manifest.AreLeft("kustomization.yaml", Encoding.UTF8.GetBytes(text), [.. Parse(Web), .. Parse("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: map}\nspec: {replicas: 2}\n")]));

    private static Manifest Read(string text) => Parse($"apiVersion: v1\n{text}\n").Single();

    private static IEnumerable<Manifest> Parse(string text) => Manifest.Parse("a.yaml", Encoding.UTF8.GetBytes(text));
}
