using System.Xml;
using System.Xml.Linq;
using A11.Core.Files;

namespace A11.Tool.Initialization;

/// <summary>Whether a repository's <c>nuget.config</c> lets its projects have the package (NuGet's “Package Source Mapping”).</summary>
internal static class PackageSources
{
    /// <summary>What to write into which file; null where nothing prevents it.</summary>
    /// <param name="files">The repository's files.</param>
    /// <param name="projects">The projects that reference the package. NuGet reads only what is in their directories and those above.</param>
    public static string? FindMissingMapping(IFileSource files, IEnumerable<string> projects)
    {
        var directories = projects.SelectMany(RepositoryPath.Directories).ToHashSet(StringComparer.Ordinal);
        foreach (var path in files.Paths.Where(path => RepositoryPath.FileName(path).Equals("nuget.config", StringComparison.OrdinalIgnoreCase) && directories.Contains(RepositoryPath.Directory(path))))
        {
            if (Mappings(files, path) is { Length: > 0 } sources && !sources.SelectMany(source => source.Patterns).Any(Matches))
            {
                return $"{path} maps packages to sources, and no pattern fits {PackageReference.Package}. Add <package pattern=\"{PackageReference.Package}\" /> below packageSourceMapping to the source that has it, such as {sources[0].Key}.";
            }
        }

        return null;
    }

    private static (string Key, string[] Patterns)[] Mappings(IFileSource files, string path)
    {
        try
        {
            return
            [
                .. XDocument.Parse(FileContent.Decode(files.Read(path).Span).Text.Content).Descendants("packageSourceMapping").Elements("packageSource")
                    .Select(source => (source.Attribute("key")?.Value ?? "", source.Elements("package").Select(package => package.Attribute("pattern")?.Value ?? "").ToArray())),
            ];
        }
        catch (Exception error) when (error is XmlException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool Matches(string pattern) => pattern.EndsWith('*')
        ? PackageReference.Package.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : pattern.Equals(PackageReference.Package, StringComparison.OrdinalIgnoreCase);
}
