using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using A11.Agents.Generation.Applications;
using A11.Core.Files;

namespace A11.Agents.Generation.Java;

/// <summary>A <c>pom.xml</c> with what it inherits from parents in the repository (Maven's “POM Reference”).</summary>
internal sealed class MavenPom
{
    private const int DeepestValue = 10;

    private readonly XElement _root;
    private readonly MavenPom? _parent;

    private MavenPom(string path, XElement root, MavenPom? parent)
    {
        Path = path;
        _root = root;
        _parent = parent;
    }

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>The directory that holds it; empty at the root.</summary>
    public string Directory => RepositoryPath.Directory(Path);

    /// <summary>The name of what it makes.</summary>
    public string ArtifactId => Text(_root, "artifactId") ?? "app";

    /// <summary>What it makes: <c>jar</c>, <c>war</c>, <c>pom</c>.</summary>
    public string Packaging => Expand(Text(_root, "packaging")) ?? "jar";

    /// <summary>The directories of its modules, from the root; those of profiles are none.</summary>
    public IEnumerable<string> Modules => Children(_root, "modules", "module").Select(module => RepositoryPath.Resolve(Directory, module.Value.Trim())).OfType<string>();

    /// <summary>The major version of Spring Boot where its parent is the parent; null where it is not.</summary>
    public int? SpringBootParent => Child(_root, "parent") is { } parent && Text(parent, "artifactId") == "spring-boot-starter-parent" ? JavaRelease.Read(Text(parent, "version")) : _parent?.SpringBootParent;

    /// <summary>The artifact of its parent, in this repository or elsewhere.</summary>
    public IEnumerable<string> Parents => (Child(_root, "parent") is { } parent && Text(parent, "artifactId") is { } name ? [name] : Array.Empty<string>()).Concat(_parent?.Parents ?? []);

    /// <summary>What it needs to run, with what its parents add, as <c>group:artifact</c>.</summary>
    public IEnumerable<string> Dependencies => Children(_root, "dependencies", "dependency").Where(dependency => Text(dependency, "scope") is not "test")
        .Select(dependency => $"{Expand(Text(dependency, "groupId"))}:{Text(dependency, "artifactId")}").Concat(_parent?.Dependencies ?? []);

    /// <summary>The name of the file that it makes, without the extension; null where it is the usual one.</summary>
    public string? FinalName => Child(_root, "build") is { } build && Text(build, "finalName") is { } name ? Expand(name) ?? "*" : _parent?.FinalName;

    /// <summary>Reads one; null where there is none.</summary>
    /// <exception cref="RefusalException">It is no XML.</exception>
    public static MavenPom? Read(ProjectFiles files, string path, int depth = 0)
    {
        if (!files.Has(path) || depth > DeepestValue)
        {
            return null;
        }

        try
        {
            var root = XDocument.Parse(files.Text(path).Content).Root!;
            return new MavenPom(path, root, FindParent(files, path, root, depth));
        }
        catch (XmlException error)
        {
            throw new RefusalException($"{path} can't be read: {error.Message}");
        }
    }

    /// <summary>A property, its own or a parent's, with what it refers to; null where there is none, or one that can't be told.</summary>
    public string? Property(string name) => Expand(RawProperty(name));

    /// <summary>The configuration of a plugin that its build, or a parent's, runs; null where none does.</summary>
    public MavenPlugin? FindPlugin(string artifact) => FindPlugin(artifact, "plugins") is not { } own ? null : new MavenPlugin(own, FindPlugin(artifact, "pluginManagement", "plugins"), this);

    /// <summary>A text with the properties that it refers to; null where one of them can't be told.</summary>
    public string? Expand(string? text)
    {
        for (var depth = 0; text is not null && text.Contains("${", StringComparison.Ordinal); depth++)
        {
            var start = text.IndexOf("${", StringComparison.Ordinal);
            var end = text.IndexOf('}', start);
            if (end < 0 || depth == DeepestValue || RawProperty(text[(start + 2)..end]) is not { } value)
            {
                return null;
            }

            text = text[..start] + value + text[(end + 1)..];
        }

        return text;
    }

    /// <summary>The first element of a name, whatever its namespace.</summary>
    internal static XElement? Child(XElement? element, string name) => element?.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    /// <summary>The text of an element; null where there is none.</summary>
    internal static string? Text(XElement? element, string name) => Child(element, name)?.Value.Trim();

    private static MavenPom? FindParent(ProjectFiles files, string path, XElement root, int depth)
    {
        if (Child(root, "parent") is not { } parent)
        {
            return null;
        }

        // An empty relativePath says that the parent is in no directory above.
        var relative = Text(parent, "relativePath") ?? "../pom.xml";
        var above = relative.Length == 0 ? null : RepositoryPath.Resolve(RepositoryPath.Directory(path), relative.EndsWith(".xml", StringComparison.Ordinal) ? relative : $"{relative}/pom.xml");
        return above is not null && Read(files, above, depth + 1) is { } found && found.ArtifactId == Text(parent, "artifactId") ? found : null;
    }

    private string? RawProperty(string name) => name switch
    {
        "project.artifactId" or "artifactId" => ArtifactId,
        "project.version" or "version" => Text(_root, "version") ?? Text(Child(_root, "parent"), "version"),
        "project.parent.version" => Text(Child(_root, "parent"), "version"),
        _ => Text(Child(_root, "properties"), name) ?? _parent?.RawProperty(name),
    };

    private XElement? FindPlugin(string artifact, params ImmutableArray<string> path)
    {
        var place = path.Aggregate(Child(_root, "build"), Child);
        return place?.Elements().FirstOrDefault(plugin => Text(plugin, "artifactId") == artifact) ?? _parent?.FindPlugin(artifact, path);
    }

    private static IEnumerable<XElement> Children(XElement element, string list, string name) => Child(element, list)?.Elements().Where(child => child.Name.LocalName == name) ?? [];
}

/// <summary>A plugin of a Maven build.</summary>
internal sealed class MavenPlugin(XElement element, XElement? managed, MavenPom pom)
{
    /// <summary>A value of its configuration, that of an execution too; null where there is none.</summary>
    public string? Value(string name) => Find(name) is { } found ? pom.Expand(found.Value.Trim()) : null;

    /// <summary>Whether it has an element of this name anywhere.</summary>
    public bool Has(string name) => Find(name) is not null;

    private XElement? Find(string name) => element.Descendants().Concat(managed?.Descendants() ?? []).FirstOrDefault(child => child.Name.LocalName == name);
}
