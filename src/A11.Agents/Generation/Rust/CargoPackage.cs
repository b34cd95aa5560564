using System.Collections.Immutable;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Languages;
using Tomlyn.Model;

namespace A11.Agents.Generation.Rust;

/// <summary>A package of Cargo (The Cargo Book, “The Manifest Format”).</summary>
internal sealed class CargoPackage
{
    private readonly TomlTable _manifest;
    private readonly TomlTable _workspace;

    private CargoPackage(ProjectFiles files, string directory, TomlTable manifest, TomlTable workspace)
    {
        Directory = directory;
        _manifest = manifest;
        _workspace = workspace;
        Programs = [.. FindPrograms(files)];
    }

    /// <summary>The directory that holds it; empty at the root.</summary>
    public string Directory { get; }

    /// <summary>Its name.</summary>
    public string Name => TomlFile.Value(TomlFile.Table(_manifest, "package"), "name") as string ?? "app";

    /// <summary>The names of its binaries.</summary>
    public ImmutableArray<string> Programs { get; }

    /// <summary>The oldest compiler that it is built by; null where it does not say.</summary>
    public string? RustVersion => Inherited("rust-version");

    /// <summary>Whether its lints, or the workspace's, say something of Clippy.</summary>
    public bool ConfiguresClippy => TomlFile.Table(_manifest, "lints", "clippy") is not null || TomlFile.Table(_workspace, "workspace", "lints", "clippy") is not null;

    /// <summary>The packages that it needs to run, those that only one system needs too, and the features of each as <c>package/feature</c>.</summary>
    public IEnumerable<string> Dependencies => Tables().SelectMany(static table => table).SelectMany(dependency => List(dependency.Key, dependency.Value)).Distinct(StringComparer.Ordinal);

    /// <summary>Reads one; null where there is no package in the directory.</summary>
    /// <param name="files">The repository's files.</param>
    /// <param name="directory">The directory.</param>
    /// <param name="workspace">The manifest at the root.</param>
    public static CargoPackage? Read(ProjectFiles files, string directory, TomlTable workspace)
    {
        var path = PathOf(directory, "Cargo.toml");
        return files.Has(path) && TomlFile.Read(files, path) is var manifest && manifest.ContainsKey("package") ? new CargoPackage(files, directory, manifest, workspace) : null;
    }

    /// <summary>A path below a directory.</summary>
    public static string PathOf(string directory, string name) => directory.Length == 0 ? name : $"{directory}/{name}";

    /// <summary>The binaries that are named, else those that Cargo finds by their places (“Target auto-discovery”).</summary>
    private IEnumerable<string> FindPrograms(ProjectFiles files)
    {
        var named = (TomlFile.Value(_manifest, "bin") as TomlTableArray)?.Select(table => TomlFile.Value(table, "name") as string).OfType<string>() ?? [];
        var found = files.Has(PathOf(Directory, "src/main.rs")) ? [Name] : Array.Empty<string>();
        var below = PathOf(Directory, "src/bin/");
        var others = files.Paths.Where(path => path.StartsWith(below, StringComparison.Ordinal)).Select(path => path[below.Length..])
            .Where(path => (path.EndsWith(".rs", StringComparison.Ordinal) && !path.Contains('/', StringComparison.Ordinal)) || path.EndsWith("/main.rs", StringComparison.Ordinal))
            .Select(path => path.Split('/')[0]).Select(name => name.EndsWith(".rs", StringComparison.Ordinal) ? name[..^3] : name);

        // A binary that is named takes the place of the one that its path would be found as.
        var paths = (TomlFile.Value(_manifest, "bin") as TomlTableArray)?.Select(table => TomlFile.Value(table, "path") as string).OfType<string>().ToArray() ?? [];
        return named.Concat(paths.Contains("src/main.rs", StringComparer.Ordinal) ? [] : found).Concat(others.Where(name => !paths.Any(path => path.StartsWith($"src/bin/{name}", StringComparison.Ordinal)))).Distinct(StringComparer.Ordinal);
    }

    private string? Inherited(string key) => TomlFile.Value(TomlFile.Table(_manifest, "package"), key) switch
    {
        string value => value,
        TomlTable => TomlFile.Value(TomlFile.Table(_workspace, "workspace", "package"), key) as string,
        _ => null,
    };

    private IEnumerable<TomlTable> Tables() => new[] { TomlFile.Table(_manifest, "dependencies") }
        .Concat((TomlFile.Table(_manifest, "target")?.Values ?? []).OfType<TomlTable>().Select(target => TomlFile.Table(target, "dependencies"))).OfType<TomlTable>();

    /// <summary>A dependency by the name of its package, and its features; what is inherited from the workspace, with those that it names there.</summary>
    private IEnumerable<string> List(string key, object value)
    {
        var inherited = value is TomlTable { } own && TomlFile.Value(own, "workspace") is true ? TomlFile.Table(_workspace, "workspace", "dependencies") is { } all ? TomlFile.Value(all, key) as TomlTable : null : null;
        TomlTable[] tables = [.. new[] { value as TomlTable, inherited }.OfType<TomlTable>()];
        var name = tables.Select(table => TomlFile.Value(table, "package") as string).FirstOrDefault(package => package is not null) ?? key;
        return tables.SelectMany(table => TomlFile.Texts(TomlFile.Value(table, "features"))).Select(feature => $"{name}/{feature}").Prepend(name);
    }
}
