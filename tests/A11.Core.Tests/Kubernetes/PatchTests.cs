using A11.Core.Analysis;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Kubernetes;

/// <summary>A part of an object is not asked for what the whole has.</summary>
[TestClass]
public sealed class PatchTests
{
    private const string Whole = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  selector: {matchLabels: {a: b}}\n  template:\n    spec:\n      containers:\n      - {name: web, image: \"nginx:1.27.3\"}\n";
    private static readonly (string, string) Base = ("base/kustomization.yaml", "resources: [web.yaml]\n");
    private const string Part = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      containers:\n      - {name: web, env: [{name: A, value: b}]}\n";

    [TestMethod]
    [DataRow("over/kustomization.yaml", "resources: [../base]\npatches:\n- path: patch.yaml\n", Whole, DisplayName = "patches")]
    [DataRow("over/kustomization.yml", "bases: [../base/]\npatchesStrategicMerge: [patch.yaml]\n", Whole, DisplayName = "patchesStrategicMerge")]
    [DataRow("over/Kustomization", "resources: [../base/web.yaml]\npatchesJson6902: [{path: ./patch.yaml}]\n", Whole, DisplayName = "patchesJson6902")]
    [DataRow("prod/kustomization.yaml", "resources: [../base]\npatches: [{path: ../over/patch.yaml, target: {kind: Deployment}}]\n", Whole, DisplayName = "from another directory")]
    [DataRow("over/kustomization.yaml", "resources: [https://example.com/web.yaml]\npatches: [{path: patch.yaml}]\n", Whole, DisplayName = "of what is elsewhere")]
    [DataRow("over/kustomization.yaml", "patches: [{path: patch.yaml}]\n", Part, DisplayName = "a part of nothing")]
    [DataRow("over/kustomization.yaml", "resources: [../base]\n", Part, DisplayName = "a partial object beside a kustomization")]
    [DataRow("other.yaml", "a: b\n", Part + "  $patch: merge\n", DisplayName = "a directive")]
    public void A_patch_is_not_asked_for_what_it_lacks(string path, string kustomization, string patch) =>
        Assert.IsEmpty(Check(patch, (path, kustomization), ("base/web.yaml", Whole)).Diagnostics);

    [TestMethod]
    [DataRow("other.yaml", "patches: [{path: patch.yaml}]\n", Whole, DisplayName = "no kustomization")]
    [DataRow("over/kustomization.yaml", "resources: [patch.yaml]\n", Part, DisplayName = "a resource")]
    [DataRow("over/kustomization.yaml", "resources: [../base]\n", Whole, DisplayName = "a whole object beside a kustomization")]
    [DataRow("over/kustomization.yaml", "patches: [{path: patch.yaml}]\n", Whole, DisplayName = "a patch of nothing")]
    [DataRow("over/kustomization.yaml", "resources: [../other]\npatches: [{path: patch.yaml}]\n", Whole, DisplayName = "a patch of another's object")]
    [DataRow("over/kustomization.yaml", "resources: [patch.yaml]\npatches: [{path: patch.yaml}]\n", Whole, DisplayName = "a patch of itself")]
    [DataRow("over/kustomization.yaml", "resources: [../base]\npatches: [{path: patch.yaml, target: {kind: Deployment, name: db}}]\n", Whole, DisplayName = "a patch of an object of another name")]
    [DataRow("kustomization.yaml", "patches: [{path: patch.yaml}]\n", Whole, DisplayName = "a patch of another directory")]
    public void A_whole_object_is(string path, string text, string manifest) =>
        Assert.Contains("AXK2002", Check(manifest, (path, text), Base, ("base/web.yaml", Whole), ("other/kustomization.yaml", "resources: [db.yaml]\n"), ("other/db.yaml", Whole.Replace("name: web", "name: db", StringComparison.Ordinal))).Diagnostics.Select(finding => finding.Rule.Id).ToArray());

    [TestMethod]
    [DataRow("", "", true)]
    [DataRow("a", "", true)]
    [DataRow("", "a", true)]
    [DataRow("a", "a", true)]
    [DataRow("a", "b", false)]
    public void A_namespace_is_the_same_or_not_named(string ofWhole, string ofPatch, bool isPatch)
    {
        static string In(string space) => space.Length == 0 ? Whole : Whole.Replace("{name: web}", $"{{name: web, namespace: {space}}}", StringComparison.Ordinal);
        var result = Check(In(ofPatch), ("over/kustomization.yaml", "resources: [../base]\npatches: [{path: patch.yaml}]\n"), Base, ("base/web.yaml", In(ofWhole)));
        Assert.AreEqual(isPatch, result.Diagnostics.IsEmpty);
    }

    [TestMethod]
    public void What_a_patch_says_is_judged()
    {
        var patch = Part.Replace("env: [{name: A, value: b}]", "image: nginx, securityContext: {privileged: true, runAsUser: 0}", StringComparison.Ordinal);
        var found = Check(patch, ("over/kustomization.yaml", "resources: [../base]\npatches: [{path: patch.yaml}]\n"), Base, ("base/web.yaml", Whole)).Diagnostics.Select(finding => finding.Rule.Id).ToHashSet();
        Assert.IsTrue(found.IsSupersetOf(["AXK1001", "AXK2001", "AXK2011"]), string.Join(", ", found));
    }

    [TestMethod]
    [DataRow(Whole, Part, true, DisplayName = "the whole object is there")]
    [DataRow("a: b\n", Part, false, DisplayName = "it is not")]
    [DataRow(Part, Part, false, DisplayName = "it is a part itself")]
    public void Nobody_knows_whether_an_object_that_is_elsewhere_keeps_the_rules(string other, string patch, bool isKnown)
    {
        var result = Check(patch, ("over/kustomization.yaml", other == Part ? "patches: [{path: patch.yaml}, {path: ../base/web.yaml}]\n" : "resources: [../base]\npatches: [{path: patch.yaml}]\n"), Base, ("base/web.yaml", other));
        Assert.AreEqual(isKnown, result.UncheckedFiles.IsEmpty);
        Assert.Contains("over/patch.yaml", result.CheckedFiles);
    }

    [TestMethod]
    public void A_container_that_a_patch_adds_is_the_patch_s()
    {
        var result = Check(Part.Replace("name: web, env", "name: other, env", StringComparison.Ordinal), ("over/kustomization.yaml", "resources: [../base]\npatches: [{path: patch.yaml}]\n"), Base, ("base/web.yaml", Whole));
        Assert.IsEmpty(result.UncheckedFiles);
        Assert.Contains("AXK2002", result.Diagnostics.Select(finding => finding.Rule.Id).ToArray());
    }

    private static AnalysisResult Check(string manifest, params (string Path, string Text)[] others) => TestEngine.Default.Run(
        new MemoryFileSource([new("over/patch.yaml", manifest), .. others.Select(other => new KeyValuePair<string, string>(other.Path, other.Text))]), new DefaultSettings(), ["over/patch.yaml"]);
}
