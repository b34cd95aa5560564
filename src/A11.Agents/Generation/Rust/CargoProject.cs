using System.Collections.Immutable;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;
using A11.Agents.Generation.Languages;
using A11.Core.Boundaries;
using A11.Core.Files;
using Tomlyn.Model;

namespace A11.Agents.Generation.Rust;

/// <summary>What is built by Cargo at the root: a package, a workspace, or a package that is one too.</summary>
internal sealed class CargoProject
{
    private static readonly string[] ToolchainFiles = ["rust-toolchain.toml", "rust-toolchain"];

    private readonly TomlTable _manifest;

    private CargoProject(ProjectFiles files)
    {
        _manifest = TomlFile.Read(files, "Cargo.toml");
        IsWorkspace = _manifest.ContainsKey("workspace");
        Packages = [.. FindDirectories(files).Prepend("").Select(directory => CargoPackage.Read(files, directory, _manifest)).OfType<CargoPackage>()];
        ToolchainFile = files.FirstOf(ToolchainFiles);
        IsLocked = files.Has("Cargo.lock");
        Locked = IsLocked ? [.. ReadLock(files)] : [];
    }

    /// <summary>Whether it holds several packages.</summary>
    public bool IsWorkspace { get; }

    /// <summary>Its packages, that of the root first.</summary>
    public ImmutableArray<CargoPackage> Packages { get; }

    /// <summary>The file by which rustup chooses the compiler; null where there is none.</summary>
    public string? ToolchainFile { get; }

    /// <summary>Whether its packages are locked.</summary>
    public bool IsLocked { get; }

    /// <summary>The names of all packages that get into a build, as they are locked.</summary>
    public ImmutableArray<string> Locked { get; }

    /// <summary>Its name: that of the package at the root, else of the only package with a program; null for a workspace of several.</summary>
    public string? Name => Packages is [{ Directory.Length: 0 } root, ..] ? root.Name
        : Packages.Where(package => !package.Programs.IsEmpty).Take(2).ToArray() is [var only] ? only.Name
        : null;

    /// <summary>Reads it; null where there is no <c>Cargo.toml</c> at the root.</summary>
    public static CargoProject? Read(ProjectFiles files) => files.Has("Cargo.toml") && !IsExtensionOfPython(files) ? new CargoProject(files) : null;

    /// <summary>A package and those of the workspace that it needs.</summary>
    public ImmutableArray<CargoPackage> FindNeeded(CargoPackage package)
    {
        var found = new List<CargoPackage>();
        var open = new Stack<CargoPackage>([package]);
        while (open.TryPop(out var next))
        {
            if (!found.Contains(next))
            {
                found.Add(next);
                var names = next.Dependencies.ToHashSet(StringComparer.Ordinal);
                foreach (var other in Packages.Where(other => names.Contains(other.Name)))
                {
                    open.Push(other);
                }
            }
        }

        return [.. found];
    }

    /// <summary>Whether it is built into a package of Python (PEP 517, “build-backend”).</summary>
    private static bool IsExtensionOfPython(ProjectFiles files) =>
        TomlFile.Table(TomlFile.Read(files, "pyproject.toml"), "build-system") is { } build && TomlFile.Texts(TomlFile.Value(build, "requires")).Any(package => package.StartsWith("maturin", StringComparison.Ordinal) || package.StartsWith("setuptools-rust", StringComparison.Ordinal));

    /// <summary>The compiler: the newest that is known, which builds what older ones did.</summary>
    /// <exception cref="RefusalException">A package asks for a newer one.</exception>
    public string FindVersion()
    {
        var newest = ImageTags.Versions("rust")[0];
        var asked = Packages.Select(package => package.RustVersion).OfType<string>().FirstOrDefault(version => VersionNumber.Read(version) > newest);
        return asked is null ? newest.ToString() : throw new RefusalException($"No known version of Rust is {asked} or newer, as rust-version asks.");
    }

    /// <summary>The directories of the members: names and patterns, less those that are excluded.</summary>
    private IEnumerable<string> FindDirectories(ProjectFiles files)
    {
        var workspace = TomlFile.Table(_manifest, "workspace");
        var excluded = TomlFile.Texts(TomlFile.Value(workspace, "exclude")).ToArray();
        var directories = files.Paths.Where(path => path.EndsWith("/Cargo.toml", StringComparison.Ordinal)).Select(RepositoryPath.Directory).ToArray();
        return TomlFile.Texts(TomlFile.Value(workspace, "members"))
            .SelectMany(member => PathPattern.TryParse("/" + member.TrimEnd('/'), out var pattern, out _) ? directories.Where(pattern.IsMatch) : [])
            .Where(directory => !excluded.Contains(directory, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> ReadLock(ProjectFiles files) =>
        (TomlFile.Value(TomlFile.Read(files, "Cargo.lock"), "package") as TomlTableArray)?.Select(package => TomlFile.Value(package, "name") as string).OfType<string>() ?? [];
}
