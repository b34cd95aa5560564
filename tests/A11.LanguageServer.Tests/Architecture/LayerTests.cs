using A11.Tests;

namespace A11.LanguageServer.Tests.Architecture;

/// <summary>A namespace uses those of lower layers, and none of its own or a higher one; formats are known to A11.Core alone.</summary>
[TestClass]
public sealed class LayerTests
{
    private const string Root = "A11.LanguageServer.";

    /// <summary>From the bottom up.</summary>
    private static readonly string[][] Layers = [["Protocol"], ["Documents", "Connections"], ["Repositories"], ["Diagnostics"], ["Editing"]];

    [TestMethod]
    public void Namespaces_use_only_what_lies_below_them()
    {
        var wrong = new NamespaceDependencies(typeof(EditorServer).Assembly).Edges
            .Where(edge => edge.From.StartsWith(Root, StringComparison.Ordinal) && edge.To.StartsWith(Root, StringComparison.Ordinal))
            .Select(edge => (From: edge.From[Root.Length..], To: edge.To[Root.Length..], edge.Example))
            .Where(edge => edge.From != edge.To && LayerOf(edge.From) <= LayerOf(edge.To))
            .Select(edge => $"{edge.From} -> {edge.To}: {edge.Example}");
        Assert.AreEqual("", string.Join('\n', wrong));
    }

    [TestMethod]
    public void Every_namespace_has_a_layer()
    {
        var parts = typeof(EditorServer).Assembly.GetTypes().Select(static type => type.Namespace).OfType<string>().Where(name => name.StartsWith(Root, StringComparison.Ordinal)).Select(name => name[Root.Length..]).ToHashSet(StringComparer.Ordinal);
        CollectionAssert.AreEquivalent(Layers.SelectMany(static layer => layer).ToArray(), parts.ToArray());
    }

    [TestMethod]
    public void It_knows_no_format()
    {
        var wrong = new NamespaceDependencies(typeof(EditorServer).Assembly, typeof(Core.Analysis.Engine).Assembly).Edges
            .Where(edge => edge.From.StartsWith(Root, StringComparison.Ordinal) && (edge.To.EndsWith(".Syntax", StringComparison.Ordinal) || edge.To.EndsWith(".Model", StringComparison.Ordinal)))
            .Select(edge => $"{edge.From} -> {edge.To}: {edge.Example}");
        Assert.AreEqual("", string.Join('\n', wrong));
    }

    private static int LayerOf(string part) => Array.FindIndex(Layers, layer => layer.Contains(part, StringComparer.Ordinal));
}
