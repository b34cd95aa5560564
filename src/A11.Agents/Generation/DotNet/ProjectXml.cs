using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using A11.Agents.Generation.Applications;
using A11.Core.Boundaries;
using A11.Core.Files;

namespace A11.Agents.Generation.DotNet;

/// <summary>
/// Reads a project without MSBuild, as XML: the file, what it and the nearest <c>Directory.*</c> files import by paths that can be told, properties in
/// their order and items. Conditions count for nothing, but for the one by which a property keeps the value that it has.
/// </summary>
internal sealed class ProjectXml
{
    private const int DeepestValue = 10;

    private readonly ProjectFiles _files;
    private readonly string _project;
    private readonly Dictionary<string, string> _properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ProjectItem> _items = [];
    private readonly HashSet<string> _imports = new(StringComparer.Ordinal);

    private ProjectXml(ProjectFiles files, string project)
    {
        _files = files;
        _project = project;
        _properties["MSBuildProjectName"] = Path.GetFileNameWithoutExtension(project);
        _properties["MSBuildProjectDirectory"] = Rooted(RepositoryPath.Directory(project)).TrimEnd('/');
    }

    /// <summary>Reads a project; null where it is no XML.</summary>
    public static ProjectFacts? Read(ProjectFiles files, string path)
    {
        if (Load(files, path) is not { } root)
        {
            return null;
        }

        var reader = new ProjectXml(files, path);
        reader.ReadNearest("Directory.Build.props");
        reader.ReadNearest("Directory.Packages.props");
        reader.Read(root, path);
        reader.ReadNearest("Directory.Build.targets");
        return new ProjectFacts(
            path, name => reader.Expand(reader._properties.GetValueOrDefault(name, ""), path) is var value && !value.Contains("$(", StringComparison.Ordinal) ? value : "",
            [.. reader._items], [.. reader._imports.Order(StringComparer.Ordinal)], null);
    }

    private void ReadNearest(string name)
    {
        if (FindAbove(RepositoryPath.Directory(_project), name) is { } path)
        {
            Import(path);
        }
    }

    /// <summary>The nearest file of a name, in a directory or above it.</summary>
    private string? FindAbove(string directory, string name)
    {
        for (var at = directory; ; at = RepositoryPath.Directory(at))
        {
            var path = DotNetLanguage.Join(at, name);
            if (_files.Has(path))
            {
                return path;
            }

            if (at.Length == 0)
            {
                return null;
            }
        }
    }

    private void Import(string path)
    {
        if (_imports.Add(path) && Load(_files, path) is { } root)
        {
            Read(root, path);
        }
    }

    private void Read(XElement root, string file)
    {
        foreach (var sdk in SdksOf(root))
        {
            _items.Add(new ProjectItem("Sdk", sdk, null, false));
        }

        foreach (var element in root.Elements().SelectMany(element => element.Name.LocalName is "Choose" ? element.Descendants() : [element]))
        {
            switch (element.Name.LocalName)
            {
                case "PropertyGroup":
                    ReadProperties(element, file);
                    break;
                case "ItemGroup":
                    ReadItems(element, file);
                    break;
                case "Import" or "ImportGroup":
                    foreach (var import in element.DescendantsAndSelf().Where(import => import.Name.LocalName == "Import"))
                    {
                        ReadImport(import, file);
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private void ReadProperties(XElement group, string file)
    {
        foreach (var property in group.Elements().Where(property => !property.HasElements))
        {
            var name = property.Name.LocalName;
            var condition = (string?)property.Attribute("Condition") ?? "";
            if (!(condition.Contains($"'$({name})' == ''", StringComparison.OrdinalIgnoreCase) && _properties.GetValueOrDefault(name, "").Length > 0))
            {
                _properties[name] = Expand(property.Value.Trim(), file);
            }
        }
    }

    private void ReadItems(XElement group, string file)
    {
        foreach (var item in group.Elements())
        {
            foreach (var include in Expand((string?)item.Attribute("Include") ?? "", file).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                AddItem(item, include);
            }
        }
    }

    private void AddItem(XElement item, string include)
    {
        var type = item.Name.LocalName;
        var isOptional = type == "None" && item.Attribute("CopyToOutputDirectory") is null && !item.Elements().Any(metadata => metadata.Name.LocalName == "CopyToOutputDirectory");
        var path = Resolve(RepositoryPath.Directory(_project), include);
        if (path is not null && path.Contains('*', StringComparison.Ordinal))
        {
            _items.AddRange(Match(path).Select(file => new ProjectItem(type, file, file, isOptional)));
        }
        else
        {
            _items.Add(new ProjectItem(type, include, path is { Length: > 0 } && _files.Has(path) ? path : null, isOptional));
        }
    }

    private IEnumerable<string> Match(string pattern) => PathPattern.TryParse("/" + pattern, out var parsed, out _) ? _files.Paths.Where(path => parsed.IsMatch(path)) : [];

    private void ReadImport(XElement import, string file)
    {
        var text = (string?)import.Attribute("Project") ?? "";
        var path = import.Attribute("Sdk") is not null ? null
            : text.Contains("GetPathOfFileAbove", StringComparison.OrdinalIgnoreCase) ? FindNamedAbove(text, file)
            : Resolve(RepositoryPath.Directory(file), Expand(text, file));
        if (path is { Length: > 0 } && _files.Has(path))
        {
            Import(path);
        }
    }

    /// <summary>The file that <c>GetPathOfFileAbove('name', 'directory')</c> means: looked for from the importing file's directory, or, with <c>../</c>, above it.</summary>
    private string? FindNamedAbove(string text, string file)
    {
        var quoted = text.Split('\'');
        var directory = RepositoryPath.Directory(file);
        return quoted.Length < 3 ? null
            : quoted.Length >= 5 && quoted[3].Contains("..", StringComparison.Ordinal) ? (directory.Length == 0 ? null : FindAbove(RepositoryPath.Directory(directory), quoted[1]))
            : FindAbove(directory, quoted[1]);
    }

    /// <summary>A text with the properties in it that are known by now.</summary>
    private string Expand(string text, string file)
    {
        for (var depth = 0; depth < DeepestValue && text.Contains("$(", StringComparison.Ordinal); depth++)
        {
            var expanded = ExpandOnce(text, file);
            if (expanded == text)
            {
                break;
            }

            text = expanded;
        }

        return text;
    }

    private string ExpandOnce(string text, string file)
    {
        var result = new StringBuilder();
        var at = 0;
        for (var start = text.IndexOf("$(", StringComparison.Ordinal); start >= 0; start = text.IndexOf("$(", at, StringComparison.Ordinal))
        {
            var end = text.IndexOf(')', start);
            if (end < 0)
            {
                break;
            }

            _ = result.Append(text, at, start - at).Append(ValueOf(text[(start + 2)..end], file) ?? text[start..(end + 1)]);
            at = end + 1;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private string? ValueOf(string name, string file) =>
        name.Equals("MSBuildThisFileDirectory", StringComparison.OrdinalIgnoreCase) ? Rooted(RepositoryPath.Directory(file)) : _properties.GetValueOrDefault(name);

    /// <summary>A directory as properties name it: absolute, the repository's root being the root.</summary>
    private static string Rooted(string directory) => directory.Length == 0 ? "/" : $"/{directory}/";

    /// <summary>A relative path of MSBuild's, or one below the root, from the root; null where it leaves the repository or is not known.</summary>
    private static string? Resolve(string directory, string path)
    {
        var text = path.Replace('\\', '/');
        return text.Length == 0 || text.Contains("$(", StringComparison.Ordinal) || text.Contains("@(", StringComparison.Ordinal) ? null
            : text.StartsWith('/') ? RepositoryPath.Resolve("", text.TrimStart('/'))
            : RepositoryPath.Resolve(directory, text);
    }

    private static IEnumerable<string> SdksOf(XElement root) =>
        new[] { (string?)root.Attribute("Sdk") ?? "" }
            .Concat(root.Elements().Where(element => element.Name.LocalName == "Sdk").Select(element => (string?)element.Attribute("Name") ?? ""))
            .Concat(root.Elements().Where(element => element.Name.LocalName == "Import").Select(element => (string?)element.Attribute("Sdk") ?? ""))
            .SelectMany(names => names.Split(';'))
            .Select(name => name.Split('/')[0].Trim())
            .Where(name => name.Length > 0);

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
}
