using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Languages;

namespace A11.Agents.Generation.Rust;

/// <summary>What a Rust program serves.</summary>
/// <param name="Port">The port.</param>
/// <param name="HealthPath">The path that answers when it is well; null where none was found.</param>
/// <param name="Variables">The variables that it needs to serve others than itself.</param>
internal sealed record RustServer(int Port, string? HealthPath, ImmutableArray<string> Variables)
{
    private static readonly string[] Frameworks = ["axum", "actix-web", "warp", "poem", "salvo", "tide", "hyper", "tonic"];

    /// <summary>The profiles of Rocket's settings, that of release builds first.</summary>
    private static readonly string[] Profiles = ["release", "default"];

    /// <summary>What stands before the port where an address is written out.</summary>
    private static readonly string[] Marks = ["\"0.0.0.0:", "\"[::]:", "[0, 0, 0, 0], ", "[0; 4], ", "\"0.0.0.0\", ", "\"127.0.0.1:", "\"localhost:", "[127, 0, 0, 1], ", "\"127.0.0.1\", ", "\"PORT\").unwrap_or_else(|_| \"", "port: u16 = ", "PORT: u16 = "];

    /// <summary>Finds it; null for a program that serves nothing.</summary>
    /// <exception cref="RefusalException">It serves HTTP, and its port can't be told.</exception>
    public static RustServer? Find(ProjectFiles files, CargoProject project, CargoPackage package)
    {
        var needed = project.FindNeeded(package);
        var dependencies = needed.SelectMany(part => part.Dependencies).ToHashSet(StringComparer.Ordinal);
        var health = SourceScan.FindHealthPath(files, ".rs");
        if (dependencies.Contains("rocket"))
        {
            return FindRocket(files, package, health);
        }

        if (!Frameworks.Any(dependencies.Contains))
        {
            return null;
        }

        var sources = needed.SelectMany(part => files.Sources(".rs").Where(path => path.StartsWith(CargoPackage.PathOf(part.Directory, "src/"), StringComparison.Ordinal)));
        return SourceScan.FindPort(files, sources, Marks) is { } port
            ? new RustServer(port, health, [])
            : throw new RefusalException("The program serves HTTP, and the port was not found in its sources; write the address there, for example “0.0.0.0:8080”.");
    }

    /// <summary>Rocket's settings are in a file, and it serves its own machine only unless it is told otherwise (Rocket's guide, “Configuration”).</summary>
    private static RustServer FindRocket(ProjectFiles files, CargoPackage package, string? health)
    {
        var settings = TomlFile.Read(files, CargoPackage.PathOf(package.Directory, "Rocket.toml"));
        var port = Profiles.Select(profile => TomlFile.Value(TomlFile.Table(settings, profile), "port")).OfType<long>().FirstOrDefault(8000);
        return new RustServer((int)port, health, ["ROCKET_ADDRESS=0.0.0.0", string.Create(CultureInfo.InvariantCulture, $"ROCKET_PORT={port}")]);
    }
}
