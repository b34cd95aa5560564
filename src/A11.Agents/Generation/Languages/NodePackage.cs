using System.Collections.Immutable;
using System.Text.Json;
using A11.Agents.Generation.Applications;

namespace A11.Agents.Generation.Languages;

/// <summary>A Node.js program's <c>package.json</c> (npm's documentation, “package.json”).</summary>
internal sealed record NodePackage
{
    /// <summary>The package's name; null where it has none.</summary>
    public string? Name { get; private init; }

    /// <summary>The versions of Node.js that it runs on; null where it does not say.</summary>
    public string? Engine { get; private init; }

    /// <summary>The module that it is started by; null where it does not say.</summary>
    public string? Main { get; private init; }

    /// <summary>Whether it is never published.</summary>
    public bool IsPrivate { get; private init; }

    /// <summary>Whether others import it by what it exports.</summary>
    public bool Exports { get; private init; }

    /// <summary>Whether it holds other packages (npm's documentation, “Workspaces”).</summary>
    public bool HasWorkspaces { get; private init; }

    /// <summary>Its scripts by name.</summary>
    public ImmutableDictionary<string, string> Scripts { get; private init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The packages that it needs to run.</summary>
    public ImmutableArray<string> Dependencies { get; private init; } = [];

    /// <summary>All packages that it lists.</summary>
    public ImmutableArray<string> AllDependencies { get; private init; } = [];

    /// <summary>Reads it; null where there is none.</summary>
    public static NodePackage? Read(ProjectFiles files)
    {
        if (!files.Has("package.json"))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(files.Text("package.json").Content);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Create(json.RootElement) : throw new RefusalException("package.json can't be read: it is no object.");
        }
        catch (JsonException error)
        {
            throw new RefusalException($"package.json can't be read: {error.Message.Split('.')[0]}.");
        }
    }

    private static NodePackage Create(JsonElement root)
    {
        var dependencies = Members(root, "dependencies").Select(member => member.Name).ToImmutableArray();
        return new NodePackage
        {
            Name = Text(root, "name"),
            Main = Text(root, "main"),
            IsPrivate = root.TryGetProperty("private", out var isPrivate) && isPrivate.ValueKind == JsonValueKind.True,
            Exports = root.TryGetProperty("exports", out _) || root.TryGetProperty("module", out _) || root.TryGetProperty("main", out _),
            HasWorkspaces = root.TryGetProperty("workspaces", out _),
            Engine = Members(root, "engines").FirstOrDefault(member => member.Name == "node").Value is { ValueKind: JsonValueKind.String } engine ? engine.GetString() : null,
            Scripts = Members(root, "scripts").Where(script => script.Value.ValueKind == JsonValueKind.String).ToImmutableDictionary(script => script.Name, script => script.Value.GetString()!),
            Dependencies = dependencies,
            AllDependencies = dependencies.AddRange(Members(root, "devDependencies").Select(member => member.Name)),
        };
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().Select(member => (member.Name, member.Value)) : [];
}
