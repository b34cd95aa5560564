using A11.Agents.Runs;
using A11.Core.Analysis;
using A11.Tests;

namespace A11.Agents.Tests.Architecture;

/// <summary>The layers of docs/architecture.md: a namespace uses those of lower layers, and none of its own or a higher one.</summary>
[TestClass]
public sealed class LayerTests
{
    private const string Root = "A11.Agents.";

    /// <summary>From the bottom up.</summary>
    private static readonly string[][] Layers =
    [
        ["FileSystems", "Changes", "Secrets"],
        ["Processes"],
        ["Git"],
        ["Repositories", "DotNet", "ShellCheck"],
        ["Workspaces"],
        ["Policies", "Sandboxes"],
        ["Boundaries"],
        ["Checks", "Acceptance"],
        ["Agents"],
        ["Generation"],
        ["Reviews"],
        ["Gates", "Catalogue"],
        ["Prompts", "Promotion", "Records"],
        ["Locks"],
        ["Runs"],
    ];

    [TestMethod]
    public void Namespaces_use_only_what_lies_below_them()
    {
        var wrong = new NamespaceDependencies(typeof(TaskRunner).Assembly).Edges
            .Where(edge => edge.From.StartsWith(Root, StringComparison.Ordinal) && edge.To.StartsWith(Root, StringComparison.Ordinal))
            .Select(edge => (From: PartOf(edge.From), To: PartOf(edge.To), edge.Example))
            .Where(edge => edge.From != edge.To && LayerOf(edge.From) <= LayerOf(edge.To))
            .Select(edge => $"{edge.From} -> {edge.To}: {edge.Example}");
        Assert.AreEqual("", string.Join('\n', wrong));
    }

    [TestMethod]
    public void Every_namespace_has_a_layer()
    {
        var parts = typeof(TaskRunner).Assembly.GetTypes()
            .Select(type => type.Namespace).OfType<string>().Where(name => name.StartsWith(Root, StringComparison.Ordinal)).Select(PartOf).ToHashSet(StringComparer.Ordinal);
        CollectionAssert.AreEquivalent(Layers.SelectMany(layer => layer).ToArray(), parts.ToArray());
    }

    /// <summary>The acceptance checks, the built-in agent and the reviewers ask domains' models for facts.</summary>
    [TestMethod]
    [DataRow("Acceptance")]
    [DataRow("Generation")]
    [DataRow("Reviews")]
    public void Facts_come_from_models_and_not_from_syntax(string part)
    {
        var wrong = new NamespaceDependencies(typeof(TaskRunner).Assembly, typeof(Engine).Assembly).Edges
            .Where(edge => edge.From.StartsWith(Root, StringComparison.Ordinal) && PartOf(edge.From) == part && edge.To.EndsWith(".Syntax", StringComparison.Ordinal))
            .Select(edge => $"{edge.From} -> {edge.To}: {edge.Example}");
        Assert.AreEqual("", string.Join('\n', wrong));
    }

    private static string PartOf(string name) => name[Root.Length..].Split('.')[0];

    private static int LayerOf(string part) => Array.FindIndex(Layers, layer => layer.Contains(part, StringComparer.Ordinal));
}
