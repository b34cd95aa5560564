using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using A11.Agents.DotNet;

namespace A11.Tool.Tests;

/// <summary>
/// Evaluates projects of the SDK as far as the files that projects share go: the nearest Directory.Build.props and Directory.Packages.props, what they import
/// of the same name above them, properties and items. Of conditions, only those that init writes are known.
/// </summary>
internal sealed class ScriptedEvaluator(string root) : IProjectEvaluator
{
    /// <summary>Why nothing can be evaluated; null where it can.</summary>
    public string? Refusal { get; init; }

    public Task<EvaluatedProjects> EvaluateAsync(IReadOnlyList<string> projects, CancellationToken cancellation)
    {
        if (Refusal is not null)
        {
            throw new EvaluationException(Refusal);
        }

        var imports = new SortedSet<string>(projects, StringComparer.Ordinal);
        return Task.FromResult(new EvaluatedProjects([.. projects.Select(project => Evaluate(project, imports))], [.. imports]));
    }

    private EvaluatedProject Evaluate(string project, SortedSet<string> imports)
    {
        XElement content;
        try
        {
            content = XDocument.Load(Path.Combine(root, project)).Root!;
        }
        catch (XmlException error)
        {
            return new EvaluatedProject(project, $"MSB4025: {error.Message}", []);
        }

        var properties = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        var elements = new List<XElement>();
        var sdk = content.Attribute("Sdk")?.Value;
        properties["UsingMicrosoftNETSdk"] = sdk is not null ? "true" : "";
        properties["UsingMicrosoftNETSdkWeb"] = sdk == "Microsoft.NET.Sdk.Web" ? "true" : "";
        properties["OutputType"] = sdk is null or "Microsoft.NET.Sdk" ? "Library" : "Exe";
        properties["IsTestProject"] = sdk?.StartsWith("MSTest.Sdk", StringComparison.Ordinal) == true ? "true" : "";
        properties["AssemblyName"] = Path.GetFileNameWithoutExtension(project);
        properties["ImportDirectoryPackagesProps"] = "true";
        properties["ImportDirectoryBuildProps"] = Property(content, "ImportDirectoryBuildProps") ?? "true";
        properties["UsingMicrosoftTraversalSdk"] = sdk?.StartsWith("Microsoft.Build.Traversal", StringComparison.Ordinal) == true ? "true" : "";
        if (properties["ImportDirectoryBuildProps"] == "true")
        {
            Import("Directory.Build.props", "DirectoryBuildPropsPath");
        }

        Import("Directory.Packages.props", "DirectoryPackagesPropsPath");
        Read(content, project);
        List<EvaluatedItem> items =
        [
            .. elements.Where(IsIncluded).Select(element => new EvaluatedItem(element.Name.LocalName, element.Attribute("Include")!.Value, "", element.Attributes().ToImmutableDictionary(attribute => attribute.Name.LocalName, attribute => attribute.Value))),
        ];
        if (properties.GetValueOrDefault("ManagePackageVersionsCentrally") == "true")
        {
            items.AddRange(items.Where(item => item.Type == "GlobalPackageReference").ToArray().SelectMany(item => new[] { item with { Type = "PackageReference", Metadata = item.Metadata.Remove("Version") }, item with { Type = "PackageVersion" } }));
        }

        return new EvaluatedProject(project, null, [new ProjectEvaluation("", properties.ToImmutable(), [.. items])]);

        void Import(string name, string property)
        {
            if (FindAbove(Path.GetDirectoryName(project)!, name) is { } path)
            {
                properties[property] = Path.Combine(root, path);
                Read(XDocument.Load(Path.Combine(root, path)).Root!, path);
            }
        }

        void Read(XElement file, string path)
        {
            _ = imports.Add(path);
            foreach (var element in file.Elements())
            {
                if (element.Name.LocalName == "Import" && element.Attribute("Project")!.Value.Contains("GetPathOfFileAbove", StringComparison.Ordinal)
                    && FindAbove(Path.GetDirectoryName(Path.GetDirectoryName(path)) ?? "", Path.GetFileName(path)) is { } above && above != path)
                {
                    Read(XDocument.Load(Path.Combine(root, above)).Root!, above);
                }

                foreach (var child in element.Elements())
                {
                    if (element.Name.LocalName == "PropertyGroup")
                    {
                        properties[child.Name.LocalName] = child.Value;
                    }
                    else if (child.Attribute("Include") is not null)
                    {
                        elements.Add(child);
                    }
                }
            }
        }

        bool IsIncluded(XElement element) => (element.Attribute("Condition")?.Value ?? "").Split(" and ").All(condition => condition switch
        {
            "!Exists('$(MSBuildProjectDirectory)/packages.config')" => !File.Exists(Path.Combine(root, Path.GetDirectoryName(project)!, "packages.config")),
            "'$(ManagePackageVersionsCentrally)' == 'true'" => properties.GetValueOrDefault("ManagePackageVersionsCentrally") == "true",
            "'$(ManagePackageVersionsCentrally)' != 'true'" => properties.GetValueOrDefault("ManagePackageVersionsCentrally") != "true",
            _ => true,
        });
    }

    private string? FindAbove(string folder, string name)
    {
        while (true)
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(Path.Combine(root, path)))
            {
                return path.Replace('\\', '/');
            }

            if (folder.Length == 0)
            {
                return null;
            }

            folder = Path.GetDirectoryName(folder)!;
        }
    }

    private static string? Property(XElement project, string name) => project.Elements("PropertyGroup").Elements(name).LastOrDefault()?.Value;
}
