using A11.Core.Analysis;
using A11.Tests;

namespace A11.Core.Tests.Architecture;

/// <summary>The layers of docs/architecture.md: a namespace uses those of lower layers, and none of its own or a higher one.</summary>
[TestClass]
public sealed class LayerTests
{
    private const string Root = "A11.Core.";

    /// <summary>From the bottom up. Namespaces of one layer do not use each other, but for their own parts and <see cref="Neighbors"/>.</summary>
    private static readonly string[][] Layers =
    [
        ["Text", "Budgets"],
        ["Diagnostics", "Files"],
        ["Boundaries", "Repositories"],
        ["Editing"],
        ["Json.Syntax", "Yaml.Syntax", "Shell.Syntax", "Docker.Syntax", "Make.Syntax"],
        ["Scripts", "Packages", "Images", "Containers", "Secrets.Values", "Schemas", "Json.Editing"],
        ["Analysis"],
        ["Shell", "Secrets", "Yaml", "Compose", "Kubernetes", "Docker", "Make", "Workflows", "GitHub", "Pipelines", "PreCommit", "DevContainers", "Characters"],
        ["Tasks", "Profiles", "Generation"],
        ["Catalogue"],
        ["Configuration", "Baselines"],
        ["Fixes", "Reports"],
    ];

    /// <summary>What uses a neighbor of its own layer: models, never syntax or rules.</summary>
    private static readonly (string From, string To)[] Neighbors = [("Characters", "Compose"), ("PreCommit", "Workflows")];

    [TestMethod]
    public void Namespaces_use_only_what_lies_below_them()
    {
        var wrong = new NamespaceDependencies(typeof(Engine).Assembly).Edges
            .Where(edge => edge.From.StartsWith(Root, StringComparison.Ordinal) && edge.To.StartsWith(Root, StringComparison.Ordinal))
            .Where(edge => !IsAllowed(edge.From[Root.Length..], edge.To[Root.Length..]))
            .Select(edge => $"{edge.From[Root.Length..]} -> {edge.To[Root.Length..]}: {edge.Example}");
        Assert.AreEqual("", string.Join('\n', wrong));
    }

    /// <summary>What lies above the domains asks their models for facts. Task files are JSON that no domain reads.</summary>
    [TestMethod]
    [DataRow("Tasks")]
    [DataRow("Profiles")]
    [DataRow("Generation")]
    public void Facts_come_from_models_and_not_from_syntax(string part)
    {
        var wrong = new NamespaceDependencies(typeof(Engine).Assembly).Edges
            .Where(edge => edge.From.StartsWith(Root + part, StringComparison.Ordinal) && edge.To.EndsWith(".Syntax", StringComparison.Ordinal) && edge.To != Root + "Json.Syntax")
            .Select(edge => $"{edge.From[Root.Length..]} -> {edge.To[Root.Length..]}: {edge.Example}");
        Assert.AreEqual("", string.Join('\n', wrong));
    }

    private static bool IsAllowed(string from, string to)
    {
        var (user, used) = (PartOf(from), PartOf(to));
        return user.Layer > used.Layer
            || (user == used && !(IsRules(to) && !IsRules(from) && from != user.Name))
            || Neighbors.Contains((user.Name, used.Name));
    }

    private static bool IsRules(string name) => name.EndsWith(".Rules", StringComparison.Ordinal);

    /// <summary>The longest listed name that a namespace is, or lies in.</summary>
    private static (int Layer, string Name) PartOf(string name) => Layers
        .SelectMany((layer, index) => layer.Select(part => (Layer: index, Name: part)))
        .Where(part => name == part.Name || name.StartsWith(part.Name + ".", StringComparison.Ordinal))
        .OrderByDescending(part => part.Name.Length)
        .DefaultIfEmpty((-1, $"{name} has no layer"))
        .First();
}
