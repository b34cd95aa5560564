using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Kubernetes;

[TestClass]
public sealed class ManifestTests
{
    private const string Pod =
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          annotations: {ANNOTATIONS}
        spec:
          hostNetwork: true
          containers:
            - name: web
              image: nginx
        """;

    [TestMethod]
    [DataRow("{ignore-check.kube-linter.io/latest-tag: pinned at admission}", "AXK1001", "AXK2005", DisplayName = "one check")]
    [DataRow("{kube-linter.io/ignore-all: a demonstration}", "AXK2005", null, DisplayName = "all checks")]
    [DataRow("{checkov.io/skip1: CKV_K8S_19=a router}", "AXK2005", "AXK1001", DisplayName = "Checkov's form")]
    public void Annotations_of_peers_silence_findings(string annotations, string silenced, string? kept)
    {
        Assert.Contains(silenced, Check("k8s/pod.yaml", Pod.Replace("{ANNOTATIONS}", "{}", StringComparison.Ordinal)));
        var found = Check("k8s/pod.yaml", Pod.Replace("{ANNOTATIONS}", annotations, StringComparison.Ordinal));
        Assert.DoesNotContain(silenced, found);
        Assert.IsTrue(kept is null || found.Contains(kept), string.Join('\n', found));
    }

    [TestMethod]
    [DataRow("{{- if .Values.enabled }}\napiVersion: v1\nkind: Pod\n{{- end }}\n", DisplayName = "an action on its own line")]
    [DataRow("apiVersion: v1\nkind: Pod\nspec: {{ .Values.spec | toYaml }}\n", DisplayName = "an action as value")]
    [DataRow("{% for x in y %}\nkey: [\n{% endfor %}\n", DisplayName = "Jinja")]
    public void Templates_are_no_YAML_before_they_are_rendered(string text) => Assert.IsEmpty(Check("chart/templates/pod.yaml", text));

    [TestMethod]
    public void An_action_inside_a_text_is_YAML_like_any_other() =>
        Assert.Contains("AXY0001", Check("values.yaml", "name: \"{{ name }}\"\nrun: ${{ x }}\nkey: [\n"));

    [TestMethod]
    public void Objects_of_a_list_are_looked_at() =>
        Assert.Contains("AXK0001", Check("k8s/list.yaml", "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: batch/v1beta1\n    kind: CronJob\n"));

    private static List<string> Check(string path, string text)
    {
        var files = new MemoryFileSource([new(path, text)]);
        return [.. TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics.Select(finding => finding.Rule.Id).Distinct()];
    }
}
