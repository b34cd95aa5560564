using A11.Core.Analysis;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Kubernetes;

/// <summary>Objects of kustomizations are judged as what they become, and findings are where their cause is written.</summary>
[TestClass]
public sealed class KustomizeBuildTests
{
    private const string Web = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  selector: {matchLabels: {a: b}}\n  template:\n    metadata: {labels: {a: b}}\n    spec:\n      containers:\n      - name: web\n        image: nginx\n";

    private const string Limits = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: web, resources: {limits: {memory: 1Gi}}}]}}}\n";

    private const string Operations = "- {op: add, path: /spec/template/spec/containers/0/resources, value: {limits: {memory: 1Gi}}}\n";

    private static readonly (string, string) Base = ("base/kustomization.yaml", "resources: [web.yaml]\n");

    [TestMethod]
    [DataRow("resources: [../base]\npatches: [{path: p.yaml}]\n", Limits, false, DisplayName = "a patch")]
    [DataRow("resources: [../base]\npatchesStrategicMerge: [p.yaml]\n", Limits, false, DisplayName = "an older patch")]
    [DataRow("resources: [../base]\npatches:\n- target: {kind: Deployment}\n  path: p.yaml\n", Operations, false, DisplayName = "operations")]
    [DataRow("resources: [../base]\npatches:\n- target: {kind: StatefulSet}\n  path: p.yaml\n", Operations, true, DisplayName = "operations on others")]
    [DataRow("resources: [../base]\npatches:\n- target: {kind: Deployment, name: we.*}\n  patch: |\n    - op: replace\n      path: /spec/template/spec/containers/0\n      value: {name: web, image: nginx, resources: {limits: {memory: 1Gi}}}\n", "", false, DisplayName = "operations in place")]
    [DataRow("resources: [../base]\npatchesStrategicMerge:\n- |\n  apiVersion: apps/v1\n  kind: Deployment\n  metadata: {name: web}\n  spec: {template: {spec: {containers: [{name: web, resources: {limits: {memory: 1Gi}}}]}}}\n", "", false, DisplayName = "a patch in place")]
    [DataRow("resources: [../base]\npatches: [{path: p.yaml}]\n", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n$patch: delete\n", false, DisplayName = "the object is deleted")]
    [DataRow("resources: [../base]\npatches: [{path: p.yaml}]\n", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: web, $patch: delete}]}}}\n", false, DisplayName = "the container is deleted")]
    [DataRow("resources: [../base]\ncomponents: [../part]\n", Limits, false, DisplayName = "a component")]
    [DataRow("resources: [../base]\nnamespace: shop\n", "", true, DisplayName = "nothing that adds them")]
    public void What_an_overlay_adds_is_not_missed_below(string overlay, string patch, bool isMissed)
    {
        var found = Check("base/web.yaml", ("base/web.yaml", Web), Base, ("over/kustomization.yaml", overlay), ("over/p.yaml", patch), ("part/p.yaml", patch), ("part/kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches: [{path: p.yaml}]\n"));
        Assert.AreEqual(isMissed ? 1 : 0, found.Count(id => id == "AXK1005"), string.Join(" ", found));
    }

    [TestMethod]
    public void What_one_of_two_overlays_adds_is_missed_once()
    {
        var found = Check("base/web.yaml", ("base/web.yaml", Web), Base, ("a/kustomization.yaml", "resources: [../base]\npatches: [{path: p.yaml}]\n"), ("a/p.yaml", Limits), ("b/kustomization.yaml", "resources: [../base]\nnamespace: b\n"), ("c/kustomization.yaml", "resources: [../base]\nnamespace: c\n"));
        Assert.AreEqual(1, found.Count(static id => id == "AXK1005"));
        Assert.AreEqual(1, found.Count(static id => id == "AXK1001"));
    }

    [TestMethod]
    [DataRow("newTag: 1.29.1", "base/web.yaml", false)]
    [DataRow("newTag: latest", "base/web.yaml", false)]
    [DataRow("newTag: latest", "over/kustomization.yaml", true)]
    [DataRow("newName: registry.example.com/nginx", "over/kustomization.yaml", true)]
    [DataRow("digest: \"sha256:0000000000000000000000000000000000000000000000000000000000000000\"", "over/kustomization.yaml", false)]
    public void The_tag_of_an_image_is_judged_where_it_is_written(string image, string path, bool isFound) =>
        Assert.AreEqual(isFound, Check(path, ("base/web.yaml", Web), Base, ("over/kustomization.yaml", $"resources: [../base]\nimages: [{{name: nginx, {image}}}]\n")).Contains("AXK1001"));

    [TestMethod]
    public void A_patch_in_place_is_judged_in_its_kustomization()
    {
        var result = Run("over/kustomization.yaml", ("base/web.yaml", Web), Base, ("over/kustomization.yaml", "resources: [../base]\npatches:\n- target: {kind: Deployment}\n  patch: |\n    - op: add\n      path: /spec/template/spec/hostNetwork\n      value: true\n"));
        Assert.AreEqual(6, result.Diagnostics.Single(static finding => finding.Rule.Id == "AXK2005").Start.Line);
    }

    [TestMethod]
    public void Kustomizations_that_include_each_other_come_to_an_end() =>
        Assert.IsNotNull(Check("a/web.yaml", ("a/web.yaml", Web), ("a/kustomization.yaml", "resources: [web.yaml, ../b]\n"), ("b/kustomization.yaml", "resources: [../a]\ncomponents: [../b]\n"), ("c/kustomization.yaml", "resources: [../a]\nnamespace: c\n")));

    private static string[] Check(string path, params (string Path, string Text)[] files) => [.. Run(path, files).Diagnostics.Select(static finding => finding.Rule.Id)];

    private static AnalysisResult Run(string path, params (string Path, string Text)[] files) =>
        TestEngine.Default.Run(new MemoryFileSource([.. files.Select(static file => new KeyValuePair<string, string>(file.Path, file.Text))]), new DefaultSettings(), [path]);
}
