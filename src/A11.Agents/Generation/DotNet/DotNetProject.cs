using System.Collections.Immutable;
using A11.Agents.Generation.Facts;
using A11.Core;
using A11.Core.Files;

namespace A11.Agents.Generation.DotNet;

/// <summary>A project of .NET.</summary>
/// <param name="facts">What its file says.</param>
internal sealed class DotNetProject(ProjectFacts facts)
{
    private static readonly string[] SqlServerClients = ["Microsoft.Data.SqlClient", "System.Data.SqlClient", "Microsoft.EntityFrameworkCore.SqlServer"];

    private static readonly string[] Extensions = [".csproj", ".fsproj", ".vbproj"];

    /// <summary>What its file says.</summary>
    public ProjectFacts Facts => facts;

    /// <summary>Its path from the root.</summary>
    public string Path => facts.Path;

    /// <summary>The directory that holds it; empty at the root.</summary>
    public string Directory { get; } = RepositoryPath.Directory(facts.Path);

    /// <summary>Its file's name without the extension.</summary>
    public string Name { get; } = System.IO.Path.GetFileNameWithoutExtension(facts.Path);

    /// <summary>What it is for.</summary>
    public ProjectPurpose Purpose { get; } = ProjectPurposes.Find(facts);

    /// <summary>Whether <c>dotnet test</c> runs tests of it.</summary>
    public bool HasTests { get; } = ProjectPurposes.HasTests(facts);

    /// <summary>Whether it builds a program that can be run here.</summary>
    public bool Runs { get; } = ProjectPurposes.Runs(facts);

    /// <summary>Whether it serves HTTP.</summary>
    public bool IsWeb { get; } = ProjectPurposes.IsWeb(facts) || facts.Includes("FrameworkReference").Contains("Microsoft.AspNetCore.App");

    /// <summary>The name of what it builds.</summary>
    public string AssemblyName { get; } = facts.Property("AssemblyName") is { Length: > 0 } name ? name : System.IO.Path.GetFileNameWithoutExtension(facts.Path);

    /// <summary>Its target frameworks; none where nothing says them.</summary>
    public ImmutableArray<string> Frameworks { get; } = [.. $"{facts.Property("TargetFrameworks")};{facts.Property("TargetFramework")}".Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    /// <summary>The packages that it references.</summary>
    public ImmutableArray<string> Packages { get; } = [.. facts.Includes("PackageReference").Concat(facts.Includes("GlobalPackageReference")).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whether its build checks the repository.</summary>
    public bool IsGuarded => Packages.Contains(EngineVersion.PackageId, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether its build runs protoc: for Protobuf items, which Grpc.Tools and what brings it compile.</summary>
    public bool RunsProtoc => facts.Includes("Protobuf").Any() || Packages.Contains("Grpc.Tools", StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it talks to SQL Server, whose client refuses to work without cultures (Microsoft.Data.SqlClient, “Globalization Invariant Mode is not supported”).</summary>
    public bool NeedsCultures => Packages.Any(package => SqlServerClients.Any(client => package.Equals(client, StringComparison.OrdinalIgnoreCase) || package.EndsWith("." + client, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The projects that it references, from the root.</summary>
    public ImmutableArray<string> References { get; } = [.. facts.Items.Where(item => item.Type == "ProjectReference").Select(item => item.File).OfType<string>()];

    /// <summary>The versions of .NET that it targets and that run on every system, newest first.</summary>
    public IEnumerable<Version> Versions => Frameworks.Select(VersionOf).OfType<Version>().Distinct().OrderDescending();

    /// <summary>Whether it can only be built, or tested, on Windows.</summary>
    public bool NeedsWindows => Frameworks.Any(framework => framework.Contains("-windows", StringComparison.OrdinalIgnoreCase)) || (HasTests && Frameworks.Any(IsNetFramework));

    /// <summary>Whether a path is a project's.</summary>
    public static bool IsProject(string path) => Extensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>The version in <c>net10.0</c>; null for every other framework, those of one platform among them.</summary>
    private static Version? VersionOf(string framework) =>
        framework.StartsWith("net", StringComparison.Ordinal) && framework.Contains('.', StringComparison.Ordinal) && !framework.Contains('-', StringComparison.Ordinal) && VersionNumber.Read(framework[3..]) is { Major: >= 5 } version ? version : null;

    /// <summary>Whether a framework is .NET Framework: <c>net48</c>, <c>net472</c>.</summary>
    private static bool IsNetFramework(string framework) => framework.StartsWith("net", StringComparison.Ordinal) && framework.Length > 3 && framework[3..].All(char.IsAsciiDigit);
}
