using System.Text;
using A11.Core.Files;
using A11.Core.Kubernetes;
using A11.Core.Kubernetes.Model;
using A11.Core.Repositories;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Tests.Kubernetes;

/// <summary>How fields are found and changed, also by what Kustomize refuses: that changes nothing.</summary>
[TestClass]
public sealed class ObjectChangeTests
{
    [TestMethod]
    [DataRow("{op: replace, path: /l/5, value: x}")]
    [DataRow("{op: remove, path: /l/2}")]
    [DataRow("{op: remove, path: /l/-}")]
    [DataRow("{op: replace, path: /l/-, value: x}")]
    [DataRow("{op: replace, path: /l/5/b, value: x}")]
    [DataRow("{op: replace, path: /l/0}")]
    [DataRow("{op: add, path: /l/0}")]
    [DataRow("{op: replace, path: /none, value: x}")]
    [DataRow("{op: remove, path: /none}")]
    [DataRow("{op: add, path: /none/a, value: x}")]
    [DataRow("{op: add, path: /new}")]
    [DataRow("{op: replace, path: /a}")]
    [DataRow("{op: replace, path: /a/b, value: x}")]
    [DataRow("{op: test, path: /a, value: x}")]
    [DataRow("{op: copy, path: /a, value: x}")]
    [DataRow("{path: /a, value: x}")]
    [DataRow("{op: replace, path: a, value: x}")]
    [DataRow("{op: replace, value: x}")]
    public void What_does_not_fit_changes_nothing(string operation) =>
        Assert.AreEqual("{a: 1, l: [2, 3]}", Write(JsonPatch.Apply(Read("{a: 1, l: [2, 3]}"), Parse($"[{operation}]").AsSequence!)));

    [TestMethod]
    [DataRow("a.b", "a|b")]
    [DataRow("a.[b=c.d].e", "a|[b=c.d]|e")]
    [DataRow("a\\.b.c", "a.b|c")]
    [DataRow("a\\", "a\\")]
    [DataRow("a.[example.com/b]", "a|[example.com/b]")]
    [DataRow("a.0.*", "a|0|*")]
    public void A_path_is_read(string text, string expected) => Assert.AreEqual(expected, string.Join('|', FieldPath.Parse(text).Steps));

    [TestMethod]
    [DataRow("a", "1")]
    [DataRow("m.[x.y]", "2")]
    [DataRow("l.[name=b].v", "4")]
    [DataRow("l.1.v", "4")]
    [DataRow("l.*.w", "5")]
    [DataRow("t.[=y]", "y")]
    [DataRow("l.[name=c].v", null)]
    [DataRow("l.2.v", null)]
    [DataRow("l.v", null)]
    [DataRow("a.b", null)]
    [DataRow("n", null)]
    public void A_field_is_found(string path, string? expected) =>
        Assert.AreEqual(expected, FieldPath.Parse(path).Find(Read("{a: 1, m: {x.y: 2}, l: [{name: a, v: 3}, {name: b, v: 4, w: 5}], t: [x, y]}"))?.Text);

    [TestMethod]
    [DataRow("source: {name: src, fieldPath: data.v, options: {delimiter: '-', index: 1}}", "b")]
    [DataRow("source: {name: src, fieldPath: data.v, options: {delimiter: '-'}}", "a")]
    [DataRow("source: {name: src, fieldPath: data.v, options: {delimiter: '-', index: 3}}", "a-b-c")]
    [DataRow("source: {name: src, fieldPath: data.v, options: {delimiter: '-', index: -1}}", "a-b-c")]
    [DataRow("source: {name: src, fieldPath: data.v, options: {}}", "a-b-c")]
    [DataRow("source: {name: src, fieldPath: data.v}", "a-b-c")]
    [DataRow("source: {name: src}", "src")]
    [DataRow("source: {name: src, fieldPath: data.none}", null)]
    [DataRow("source: {name: other, fieldPath: data.v}", null)]
    [DataRow("sourceValue: x", "x")]
    [DataRow("targets: []", null)]
    public void A_replacement_copies_a_value(string replacement, string? expected) =>
        Assert.AreEqual(expected, KustomizeReplacement.FindValue(Read(replacement), [new BuiltObject(Object("v1", "ConfigMap", "{name: src}", "data: {v: a-b-c}"), "a.yaml", [])]));

    [TestMethod]
    [DataRow("{kind: Deployment}", "apps/v1 Deployment", "apps/v1 Deployment", "{name: a}", true)]
    [DataRow("{kind: Deployment}", "v1 Service", "apps/v1 Deployment", "{name: a}", false)]
    [DataRow("{kind: Service}", "apps/v1 Deployment", "apps/v1 Deployment", "{name: a}", false)]
    [DataRow("{name: b}", "apps/v1 Deployment", "apps/v1 Deployment", "{name: a}", false)]
    [DataRow("{namespace: x}", "apps/v1 Deployment", "apps/v1 Deployment", "{name: a, namespace: x}", true)]
    [DataRow("{namespace: x}", "apps/v1 Deployment", "apps/v1 Deployment", "{name: a, namespace: y}", false)]
    [DataRow("{namespace: x}", "apps/v1 Deployment", "apps/v1 Deployment", "{name: a}", true)]
    public void A_part_with_a_target_is_for_an_object(string target, string part, string whole, string metadata, bool isFor) =>
        Assert.AreEqual(isFor, new KustomizePatch("p.yaml", Read(target)).IsFor(Object(part.Split(' ')[0], part.Split(' ')[1], "{name: z}", ""), Object(whole.Split(' ')[0], whole.Split(' ')[1], metadata, "")));

    [TestMethod]
    [DataRow("{name: we*b}", true, DisplayName = "an expression that is not understood")]
    [DataRow("{name: 'we[b]'}", true)]
    [DataRow("{name: ''}", true)]
    [DataRow("{namespace: x}", true)]
    [DataRow("{labelSelector: ' app = web '}", true)]
    [DataRow("{labelSelector: 'app!=web'}", false)]
    [DataRow("{labelSelector: 'app,tier'}", false)]
    public void A_target_chooses_an_object(string target, bool isChosen) => Assert.AreEqual(isChosen, new KustomizePatch("p.yaml", Read(target)).Selects(Object("v1", "Pod", "{name: web, labels: {app: web}}", "")));

    [TestMethod]
    public void Without_a_target_no_object_is_chosen() => Assert.IsFalse(new KustomizePatch("p.yaml", null).Selects(Object("v1", "Pod", "{name: web}", "")));

    [TestMethod]
    [DataRow("apps/v1 Deployment", "spec: {selector: {}, template: {spec: {containers: [{image: a}]}}}", false)]
    [DataRow("apps/v1 Deployment", "spec: {template: {spec: {containers: [{image: a}]}}}", true)]
    [DataRow("apps/v1 Deployment", "spec: {selector: {}, template: {spec: {containers: [{name: a}]}}}", true)]
    [DataRow("batch/v1 Job", "spec: {template: {spec: {containers: [{image: a}]}}}", false)]
    [DataRow("v1 Service", "spec: {}", false)]
    [DataRow("v1 ConfigMap", "data: {}", false)]
    [DataRow("v1 ConfigMap", "x: y", true)]
    public void The_server_would_refuse_a_part(string type, string content, bool lacksParts) => Assert.AreEqual(lacksParts, Object(type.Split(' ')[0], type.Split(' ')[1], "{name: a}", content).LacksParts);

    [TestMethod]
    [DataRow("v1 Service", "{name: a}", true)]
    [DataRow("v1 Pod", "{name: a}", false)]
    [DataRow("v1 Service", "{name: b}", false)]
    [DataRow("v1 Service", "{name: a, namespace: x}", true)]
    [DataRow("v1 Service", "{name: a, namespace: y}", false)]
    public void A_part_is_of_an_object(string type, string metadata, bool isOf) =>
        Assert.AreEqual(isOf, Object(type.Split(' ')[0], type.Split(' ')[1], metadata, "").IsOf(Object("v1", "Service", "{name: a, namespace: x}", "")));

    [TestMethod]
    [DataRow("{kube-linter.io/ignore-all: why}", "kube-linter: why")]
    [DataRow("{ignore-check.kube-linter.io/latest-tag: why}", "kube-linter kube-linter/latest-tag: why")]
    [DataRow("{ignore-check.kube-linter.io/latest-tag: ' '}", "kube-linter kube-linter/latest-tag: -")]
    [DataRow("{checkov.io/skip1: CKV_K8S_1=why}", "checkov checkov/CKV_K8S_1: why")]
    [DataRow("{checkov.io/skip1: CKV_K8S_1}", "checkov checkov/CKV_K8S_1: -")]
    [DataRow("{checkov.io/skip1: ' CKV_K8S_1 = why = so '}", "checkov checkov/CKV_K8S_1: why = so")]
    [DataRow("{checkov.io/skip1: [a]}", "checkov checkov/: -")]
    [DataRow("{checkov.io/skip1: '=why'}", "checkov checkov/: why")]
    [DataRow("{example.com/checkov.io/skip: a}", "")]
    public void Annotations_suppress_findings(string annotations, string expected) => Assert.AreEqual(expected, string.Join('|', IgnoringAnnotations.Read(Object("v1", "Pod", $"{{annotations: {annotations}}}", ""))
        .Select(static suppression => $"{suppression.Peer} {string.Join(' ', suppression.Names.Select(static name => name.Name))}".Trim() + $": {suppression.Reason ?? "-"}")));

    private static YamlNode Parse(string text) => YamlTree.Parse(new SourceText(text)).Documents[0].Root;

    private static YamlMapping Read(string text) => Parse(text).AsMapping!;

    private static Manifest Object(string version, string kind, string metadata, string content) => Manifest.ReadAll(new SourceFile("a.yaml", FileContent.Decode(Encoding.UTF8.GetBytes($"apiVersion: {version}\nkind: {kind}\nmetadata: {metadata}\n{content}\n"))))[0];

    private static string Write(YamlNode node) => node switch
    {
        YamlMapping mapping => $"{{{string.Join(", ", mapping.Entries.Select(static entry => $"{entry.Name}: {Write(entry.Value)}"))}}}",
        YamlSequence sequence => $"[{string.Join(", ", sequence.Items.Select(Write))}]",
        _ => node.Text ?? "",
    };
}
