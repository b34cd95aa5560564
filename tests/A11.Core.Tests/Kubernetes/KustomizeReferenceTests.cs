using A11.Core.Analysis;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Kubernetes;

/// <summary>What objects of a kustomization refer to is looked for among what they become, and what it generates.</summary>
[TestClass]
public sealed class KustomizeReferenceTests
{
    private const string Map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}\ndata: {a: b}\n";

    private const string Service = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  selector: {app: web}\n  ports: [{port: 80}]\n";

    [TestMethod]
    [DataRow("", "conf", "a", true, DisplayName = "nothing that makes it")]
    [DataRow("configMapGenerator: [{name: conf, literals: [a=b]}]\n", "conf", "a", false, DisplayName = "literals")]
    [DataRow("configMapGenerator: [{name: conf, literals: [a=b]}]\n", "conf", "c", true, DisplayName = "another key")]
    [DataRow("configMapGenerator: [{name: conf, files: [app.properties, c=app.properties]}]\n", "conf", "c", false, DisplayName = "a file by another key")]
    [DataRow("configMapGenerator: [{name: conf, files: [app.properties]}]\n", "conf", "app.properties", false, DisplayName = "a file by its name")]
    [DataRow("configMapGenerator: [{name: conf, envs: [app.properties]}]\n", "conf", "a", false, DisplayName = "variables of a file")]
    [DataRow("configMapGenerator: [{name: conf, envs: [app.properties]}]\n", "conf", "b", true, DisplayName = "a variable that the file has not")]
    [DataRow("configMapGenerator: [{name: conf, envs: [.env]}]\n", "conf", "b", false, DisplayName = "variables of a file that is not here")]
    [DataRow("configMapGenerator: [{name: conf, literals: [a=b]}]\nnamePrefix: dev-\n", "conf", "a", false, DisplayName = "a prefix")]
    [DataRow("configMapGenerator: [{name: conf, literals: [a=b]}]\nnamePrefix: dev-\nnameSuffix: -1\n", "dev-conf-1", "a", false, DisplayName = "the name with prefix and suffix")]
    [DataRow("configMapGenerator: [{name: conf, literals: [a=b]}]\n", "dev-conf", "a", true, DisplayName = "a prefix that nobody adds")]
    [DataRow("helmCharts: [{name: x}]\n", "conf", "a", false, DisplayName = "a chart")]
    [DataRow("resources: [web.yaml, map.yaml, https://example.com/x.yaml]\n", "conf", "a", false, DisplayName = "another repository")]
    public void A_config_map_is_looked_for_in_the_build(string kustomization, string name, string key, bool isFound)
    {
        var text = kustomization.StartsWith("resources", StringComparison.Ordinal) ? kustomization : $"resources: [web.yaml, map.yaml]\n{kustomization}";
        Assert.AreEqual(isFound, Check("k/web.yaml", ("k/web.yaml", Web($"env: [{{name: A, valueFrom: {{configMapKeyRef: {{name: {name}, key: {key}}}}}}}]")), ("k/map.yaml", Map), ("k/kustomization.yaml", text), ("k/app.properties", "# a\na=b\n")).Contains("AXK0013"));
    }

    [TestMethod]
    [DataRow("conf", false)]
    [DataRow("cons", true)]
    public void Volumes_use_them_too(string name, bool isFound)
    {
        var web = Web("image: nginx").Replace("      containers:", $"      volumes:\n      - {{name: a, projected: {{sources: [{{configMap: {{name: {name}, items: [{{key: a, path: a}}]}}}}]}}}}\n      containers:", StringComparison.Ordinal);
        Assert.AreEqual(isFound, Check("k/web.yaml", ("k/web.yaml", web), ("k/kustomization.yaml", "resources: [web.yaml]\nconfigMapGenerator: [{name: conf, literals: [a=b]}]\n")).Contains("AXK0013"));
    }

    [TestMethod]
    [DataRow("web-secret", true)]
    [DataRow("redis", false)]
    public void A_secret_may_come_from_elsewhere_unless_another_has_nearly_its_name(string name, bool isFound) =>
        Assert.AreEqual(isFound, Check("k/web.yaml", ("k/web.yaml", Web($"envFrom: [{{secretRef: {{name: {name}}}}}]")), ("k/kustomization.yaml", "resources: [web.yaml]\nsecretGenerator: [{name: web-secrets, envs: [a.env]}]\n")).Contains("AXK0013"));

    [TestMethod]
    public void What_an_overlay_merges_into_a_generated_object_is_there()
    {
        (string, string)[] files =
        [
            ("base/web.yaml", Web("env: [{name: A, valueFrom: {configMapKeyRef: {name: conf, key: b}}}]")), ("base/kustomization.yaml", "resources: [web.yaml]\nconfigMapGenerator: [{name: conf, literals: [a=b]}]\n"),
            ("over/kustomization.yaml", "resources: [../base]\nconfigMapGenerator: [{name: conf, behavior: merge, literals: [b=c]}]\n"),
        ];
        Assert.DoesNotContain("AXK0013", Check("base/web.yaml", files));
        Assert.Contains("AXK0013", Check("base/web.yaml", files[..2]));
    }

    [TestMethod]
    public void What_another_kustomization_applies_is_there() =>
        Assert.DoesNotContain("AXK0013", Check("a/web.yaml", ("a/web.yaml", Web("envFrom: [{configMapRef: {name: conf}}]")), ("a/map.yaml", Map), ("a/kustomization.yaml", "resources: [web.yaml, map.yaml]\n"), ("b/kustomization.yaml", "configMapGenerator: [{name: conf, literals: [a=b]}]\n")));

    [TestMethod]
    [DataRow("commonLabels: {app: web}\n", false)]
    [DataRow("labels: [{pairs: {app: web}, includeSelectors: true}]\n", false)]
    [DataRow("labels: [{pairs: {app: web}, includeTemplates: true}]\n", false)]
    [DataRow("labels: [{pairs: {app: web}}]\n", true)]
    [DataRow("commonLabels: {tier: front}\n", true)]
    public void Labels_of_the_kustomization_are_selected(string kustomization, bool isFound) =>
        Assert.AreEqual(isFound, Check("k/service.yaml", ("k/web.yaml", Web("image: nginx")), ("k/service.yaml", Service), ("k/kustomization.yaml", $"resources: [web.yaml, service.yaml]\n{kustomization}")).Contains("AXK0009"));

    [TestMethod]
    [DataRow("replicas: [{name: web, count: 3}]\n", false)]
    [DataRow("namePrefix: x-\nreplicas: [{name: x-web, count: 3}]\n", false)]
    [DataRow("replicas: [{name: db, count: 3}]\n", true)]
    public void Replicas_of_the_kustomization_count(string kustomization, bool isFound)
    {
        const string Budget = "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {minAvailable: 1, selector: {matchLabels: {a: b}}}\n";
        Assert.AreEqual(isFound, Check("k/budget.yaml", ("k/web.yaml", Web("image: nginx")), ("k/budget.yaml", Budget), ("k/kustomization.yaml", $"resources: [web.yaml, budget.yaml]\n{kustomization}")).Contains("AXK1020"));
    }

    [TestMethod]
    [DataRow("replacements:\n- sourceValue: nginx:1.29.1\n  targets: [{select: {kind: Deployment}, fieldPaths: ['spec.template.spec.containers.[name=web].image']}]\n", false)]
    [DataRow("replacements:\n- source: {kind: ConfigMap, name: other, fieldPath: data.a}\n  targets: [{select: {kind: Deployment}, fieldPaths: [spec.template.spec.containers.0.image], options: {delimiter: ':', index: 1}}]\n", false)]
    [DataRow("replacements:\n- sourceValue: nginx:1.29.1\n  targets: [{select: {kind: Deployment}, reject: [{name: web}], fieldPaths: [spec.template.spec.containers.*.image]}]\n", true)]
    [DataRow("replacements: [{path: image.yaml}]\n", false)]
    public void Replacements_are_carried_out(string kustomization, bool isFound) =>
        Assert.AreEqual(isFound, Check("k/web.yaml", ("k/web.yaml", Web("image: 'nginx:latest'")), ("k/map.yaml", Map.Replace("a: b", "a: 1.29.1", StringComparison.Ordinal)), ("k/kustomization.yaml", $"resources: [web.yaml, map.yaml]\n{kustomization}"),
            ("k/image.yaml", "- sourceValue: nginx:1.29.1\n  targets: [{select: {name: web, kind: Deployment}, fieldPaths: [spec.template.spec.containers.0.image]}]\n")).Contains("AXK1001"));

    [TestMethod]
    [DataRow("web", true)]
    [DataRow("w.*b|x", true)]
    [DataRow("db.*", false)]
    [DataRow("^we.$", true)]
    public void A_target_chooses_by_an_expression(string name, bool isFor) =>
        Assert.AreEqual(isFor, Check("k/kustomization.yaml", ("k/web.yaml", Web("image: nginx")), ("k/kustomization.yaml", $"resources: [web.yaml]\npatches:\n- target: {{kind: Deployment, name: '{name}'}}\n  patch: |\n    - op: add\n      path: /spec/template/spec/hostNetwork\n      value: true\n")).Contains("AXK2005"));

    [TestMethod]
    [DataRow("a=b", true)]
    [DataRow("a=c", false)]
    [DataRow("a=b,team=x", true)]
    [DataRow("a!=b", false)]
    public void A_target_chooses_by_labels(string selector, bool isFor) =>
        Assert.AreEqual(isFor, Check("over/kustomization.yaml", ("k/web.yaml", Web("image: nginx")), ("k/kustomization.yaml", "resources: [web.yaml]\ncommonLabels: {a: b, team: x}\n"), ("over/kustomization.yaml", $"resources: [../k]\npatches:\n- target: {{labelSelector: '{selector}'}}\n  patch: |\n    - op: add\n      path: /spec/template/spec/hostNetwork\n      value: true\n")).Contains("AXK2005"));

    [TestMethod]
    public void A_secret_in_a_generated_config_map_is_found_at_its_literal()
    {
        var finding = Run("k/kustomization.yaml", ("k/kustomization.yaml", "configMapGenerator:\n- name: conf\n  literals:\n  - MODE=on\n  - DB_PASSWORD=Xk29dLq8s\n")).Diagnostics.Single(static finding => finding.Rule.Id == "AXK2043");
        Assert.AreEqual(5, finding.Start.Line);
    }

    [TestMethod]
    public void Texts_of_a_generated_config_map_are_texts() =>
        Assert.IsEmpty(Check("k/kustomization.yaml", ("k/kustomization.yaml", "configMapGenerator: [{name: conf, literals: [DEBUG=true, COUNT=3]}]\n")));

    private static string Web(string container) => $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: web}}\nspec:\n  selector: {{matchLabels: {{a: b}}}}\n  template:\n    metadata: {{labels: {{a: b}}}}\n    spec:\n      containers:\n      - name: web\n        {container}\n";

    private static string[] Check(string path, params (string Path, string Text)[] files) => [.. Run(path, files).Diagnostics.Select(static finding => finding.Rule.Id)];

    private static AnalysisResult Run(string path, params (string Path, string Text)[] files) =>
        TestEngine.Default.Run(new MemoryFileSource([.. files.Select(static file => new KeyValuePair<string, string>(file.Path, file.Text))]), new DefaultSettings(), [path]);
}
