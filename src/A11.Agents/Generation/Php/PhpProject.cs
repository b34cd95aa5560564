using System.Collections.Immutable;
using System.Text.Json;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Php;

/// <summary>What a PHP program is written with.</summary>
internal enum PhpFramework
{
    /// <summary>Nothing that is known.</summary>
    None,

    /// <summary>Laravel.</summary>
    Laravel,

    /// <summary>Symfony.</summary>
    Symfony,
}

/// <summary>A PHP program's <c>composer.json</c> and <c>composer.lock</c> (Composer's documentation, “The composer.json schema”).</summary>
internal sealed class PhpProject
{
    private const string Lock = "composer.lock";

    private readonly Dictionary<string, string> _required;
    private readonly HashSet<string> _development;
    private readonly List<string> _versions = [];

    private PhpProject(ProjectFiles files)
    {
        using var json = Parse(files, "composer.json");
        _required = Requirements(json.RootElement, "require").ToDictionary(StringComparer.OrdinalIgnoreCase);
        _development = Requirements(json.RootElement, "require-dev").Select(pair => pair.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Name = json.RootElement.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()!.Split('/')[^1] : "app";
        IsLocked = files.Has(Lock);
        var needed = _required.Keys.Where(IsExtension);
        if (_required.TryGetValue("php", out var own))
        {
            _versions.Add(own);
        }

        if (IsLocked)
        {
            using var locked = Parse(files, Lock);
            var packages = Packages(locked.RootElement, "packages").ToArray();
            _versions.AddRange(packages.Concat(Packages(locked.RootElement, "packages-dev")).SelectMany(package => Requirements(package, "require")).Where(pair => pair.Key == "php").Select(pair => pair.Value));
            needed = [.. needed, .. packages.SelectMany(package => Requirements(package, "require")).Select(pair => pair.Key).Where(IsExtension)];
        }

        Extensions = [.. needed.Select(name => name[4..].ToLowerInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Its name, without its vendor's.</summary>
    public string Name { get; }

    /// <summary>Whether its packages are locked.</summary>
    public bool IsLocked { get; }

    /// <summary>The extensions of PHP that it and its packages need.</summary>
    public ImmutableArray<string> Extensions { get; }

    /// <summary>The packages that it needs to run.</summary>
    public IReadOnlyCollection<string> PackageNames => _required.Keys;

    /// <summary>What it is written with.</summary>
    public PhpFramework Framework => Needs("laravel/framework") ? PhpFramework.Laravel : Needs("symfony/framework-bundle") ? PhpFramework.Symfony : PhpFramework.None;

    /// <summary>Reads it; null where there is no <c>composer.json</c> at the root.</summary>
    /// <exception cref="RefusalException">It is no JSON.</exception>
    public static PhpProject? Read(ProjectFiles files) => files.Has("composer.json") ? new PhpProject(files) : null;

    /// <summary>Whether a package is needed to run.</summary>
    public bool Needs(string package) => _required.ContainsKey(package);

    /// <summary>Whether a package is among those of the people who work on it.</summary>
    public bool Develops(string package) => _development.Contains(package) || Needs(package);

    /// <summary>The newest version that it and all of its packages allow.</summary>
    /// <exception cref="RefusalException">None that is known is.</exception>
    public string FindVersion()
    {
        var fit = ImageTags.Versions("php").FirstOrDefault(version => _versions.All(constraint => ComposerConstraint.Allows(constraint, version)));
        return fit is not null ? VersionNumber.Minor(fit) : throw new RefusalException($"No known version of PHP is within what composer.json and its packages require: {string.Join(", ", _versions.Distinct(StringComparer.Ordinal).Take(5))}.");
    }

    private static bool IsExtension(string name) => name.StartsWith("ext-", StringComparison.OrdinalIgnoreCase);

    private static JsonDocument Parse(ProjectFiles files, string path)
    {
        try
        {
            var json = JsonDocument.Parse(files.Text(path).Content);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json : throw new RefusalException($"{path} can't be read: it is no object.");
        }
        catch (JsonException error)
        {
            throw new RefusalException($"{path} can't be read: {error.Message.Split('.')[0]}.");
        }
    }

    private static IEnumerable<JsonElement> Packages(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(package => package.ValueKind == JsonValueKind.Object) : [];

    private static IEnumerable<KeyValuePair<string, string>> Requirements(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Object
            ? list.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String).Select(member => KeyValuePair.Create(member.Name, member.Value.GetString()!))
            : [];
}
