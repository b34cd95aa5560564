using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using A11.Agents.Generation.Applications;
using A11.Core.Files;

namespace A11.Agents.Generation.Languages;

/// <summary>A project file of .NET.</summary>
/// <param name="Path">Its path from the root.</param>
/// <param name="Sdk">Its SDK, such as <c>Microsoft.NET.Sdk.Web</c>.</param>
/// <param name="IsProgram">Whether it builds a program.</param>
/// <param name="IsTest">Whether it builds tests.</param>
/// <param name="AssemblyName">The name of what it builds.</param>
/// <param name="Framework">Its target framework; null where another file says it.</param>
/// <param name="Packages">The packages that it references.</param>
/// <param name="References">The project files that it references, from the root.</param>
internal sealed record DotNetProject(string Path, string Sdk, bool IsProgram, bool IsTest, string AssemblyName, string? Framework, ImmutableArray<string> Packages, ImmutableArray<string> References)
{
    private static readonly string[] TestPackages = ["Microsoft.NET.Test.Sdk", "xunit", "xunit.v3", "NUnit", "MSTest", "MSTest.TestFramework", "TUnit"];

    /// <summary>The project's folder; empty at the root.</summary>
    public string Folder => RepositoryPath.Folder(Path);

    /// <summary>Whether it serves HTTP.</summary>
    public bool IsWeb => Sdk.StartsWith("Microsoft.NET.Sdk.Web", StringComparison.OrdinalIgnoreCase);

    /// <summary>The project files of a repository that can be read.</summary>
    public static ImmutableArray<DotNetProject> ReadAll(ProjectFiles files) =>
    [
        .. files.Paths.Where(path => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".fsproj", StringComparison.OrdinalIgnoreCase))
            .Select(path => Read(files, path))
            .OfType<DotNetProject>(),
    ];

    /// <summary>The value of a property in the files that all projects import; null where none sets it.</summary>
    public static string? SharedProperty(ProjectFiles files, string name) => files.Has("Directory.Build.props") ? Load(files, "Directory.Build.props") is { } root ? Property(root, name) : null : null;

    private static DotNetProject? Read(ProjectFiles files, string path)
    {
        if (Load(files, path) is not { } root)
        {
            return null;
        }

        var sdk = root.Attribute("Sdk")?.Value ?? "";
        var packages = Items(root, "PackageReference").ToImmutableArray();
        var isTest = sdk.StartsWith("MSTest.Sdk", StringComparison.OrdinalIgnoreCase) || packages.Any(package => TestPackages.Contains(package, StringComparer.OrdinalIgnoreCase));
        var isProgram = !isTest && (sdk.Contains(".Web", StringComparison.OrdinalIgnoreCase) || sdk.Contains(".Worker", StringComparison.OrdinalIgnoreCase) || string.Equals(Property(root, "OutputType"), "Exe", StringComparison.OrdinalIgnoreCase));
        return new DotNetProject(
            path,
            sdk,
            isProgram,
            isTest,
            Property(root, "AssemblyName") ?? System.IO.Path.GetFileNameWithoutExtension(path),
            Property(root, "TargetFramework"),
            packages,
            [.. Items(root, "ProjectReference").Select(reference => Resolve(RepositoryPath.Folder(path), reference))]);
    }

    private static XElement? Load(ProjectFiles files, string path)
    {
        try
        {
            return XDocument.Parse(files.Text(path).Content).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string? Property(XElement root, string name) =>
        root.Descendants().Where(element => element.Name.LocalName == name && !element.HasElements && !element.Value.Contains("$(", StringComparison.Ordinal)).Select(element => element.Value.Trim()).LastOrDefault();

    private static IEnumerable<string> Items(XElement root, string name) =>
        root.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Attribute("Include")?.Value).OfType<string>();

    /// <summary>A relative path of MSBuild's, from the root.</summary>
    private static string Resolve(string folder, string reference)
    {
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in reference.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ".."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
