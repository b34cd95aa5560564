using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Editing;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Kubernetes;

/// <summary>What editors show of manifests. Places are marked with ¦.</summary>
[TestClass]
public sealed class ManifestEditingTests
{
    private const string Path = "k8s/web.yaml";

    private const string Text =
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {ports: [{port: 80}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: app}
        spec:
          template:
            spec:
              containers:
                - name: app
                  image: nginx:1.29.1
                - image: busybox
        ---
        apiVersion: v1
        kind: ConfigMap

        """;

    [TestMethod]
    public void Objects_and_containers_are_the_outline() => Assert.AreEqual(
        "Service web v1 web|Deployment app apps/v1 app: app nginx:1.29.1, container busybox|ConfigMap v1 ConfigMap",
        string.Join('|', View(Text).FindOutline(Path).Select(static item =>
            $"{item.Name} {item.Detail} {Text.Substring(item.NameSpan.Start, item.NameSpan.Length)}{(item.Children.IsEmpty ? "" : ": ")}{string.Join(", ", item.Children.Select(static child => $"{child.Name} {child.Detail}"))}")));

    [TestMethod]
    [DataRow("apiVersion: ¦\nkind: Deployment\n", "apps/v1")]
    [DataRow("apiVersion: apps/v1\nkind: ¦\n", "Deployment")]
    [DataRow("apiVersion: apps/v1\nkind: Deployment\nspec:\n  ¦\n", "replicas: ")]
    [DataRow("apiVersion: v1\nkind: Service\n---\napiVersion: apps/v1\nkind: Deployment\nspec:\n  ¦\n", "replicas: ")]
    [DataRow("apiVersion: v1\nkind: Service\nspec:\n  ¦\n---\napiVersion: apps/v1\nkind: Deployment\n", "clusterIP: ")]
    public void Types_keys_and_values_can_be_put_in(string marked, string expected) => Assert.Contains(expected, Suggest(marked).Select(static suggestion => suggestion.Text));

    [TestMethod]
    [DataRow("apiVersion: apps/v1\nkind: Deployment\nspec:\n  note: |\n    ¦\n", DisplayName = "In a block scalar")]
    [DataRow("apiVersion: example.com/v1\nkind: Thing\nspec:\n  ¦\n", DisplayName = "In a custom resource")]
    [DataRow("apiVersion: v1 # ¦\nkind: Pod\n", DisplayName = "In a comment")]
    public void Elsewhere_nothing_can(string marked) => Assert.IsEmpty(Suggest(marked));

    [TestMethod]
    public void A_value_is_there_once()
    {
        var found = Suggest("apiVersion: ¦\nkind: Deployment\n").Select(static suggestion => suggestion.Text).ToArray();
        Assert.IsGreaterThan(1, found.Length);
        CollectionAssert.AreEqual(found.Distinct().Order(StringComparer.Ordinal).ToArray(), found);
    }

    [TestMethod]
    [DataRow("replicas", true)]
    [DataRow("web", false)]
    public void A_key_is_described(string word, bool isDescribed)
    {
        const string Object = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 2}\n";
        Assert.AreEqual(isDescribed, View(Object).Describe(Path, Object.IndexOf(word, StringComparison.Ordinal) + 1)?.StartsWith($"**{word}**", StringComparison.Ordinal) == true);
    }

    private static EditorView View(string text) => new(TestEngine.Default, new MemoryFileSource([new(Path, text)]));

    private static ImmutableArray<Suggestion> Suggest(string marked)
    {
        var offset = marked.IndexOf('¦', StringComparison.Ordinal);
        return View(marked.Remove(offset, 1)).Suggest(Path, offset);
    }
}
