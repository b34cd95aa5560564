using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using A11.Agents.Generation.Applications;
using A11.Core.Files;

namespace A11.Agents.Generation.DotNet;

/// <summary>
/// What the build of some projects reads, as COPY instructions: what decides on the packages first, then the sources. Directories and files are named, so that
/// neither a local <c>obj</c>, which would stand in for what was restored in the image, nor a <c>.env</c> gets in.
/// </summary>
internal sealed class DotNetCopies
{
    /// <summary>More files than these of one directory elsewhere are copied as the directory.</summary>
    private const int MostNamed = 8;

    private static readonly string[] RestoreFiles =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Directory.Build.rsp", "nuget.config", "NuGet.config", "NuGet.Config"];

    /// <summary>What decides on warnings and style in a build.</summary>
    private static readonly string[] AnalyzerFiles = [".editorconfig", ".globalconfig"];

    private static readonly string[] FileProperties = ["CodeAnalysisRuleSet", "AssemblyOriginatorKeyFile", "ApplicationIcon", "ApplicationManifest", "Win32Resource"];

    /// <summary>Sources, of which new ones come every day: they are copied by a pattern.</summary>
    private static readonly string[] SourceExtensions = [".cs", ".fs", ".vb", ".razor", ".cshtml", ".resx", ".proto"];

    private static readonly string[] OtherExtensions = [".json", ".css", ".js", ".html", ".config", ".xml", ".ico"];

    private readonly ProjectFiles _files;
    private readonly ImmutableArray<DotNetProject> _needed;
    private readonly ImmutableArray<DotNetProject> _others;
    private readonly BuildContextFilter _filter;
    private readonly SortedSet<string> _restored = new(StringComparer.Ordinal);

    /// <summary>What some projects need.</summary>
    /// <param name="files">The repository's files.</param>
    /// <param name="needed">The projects.</param>
    /// <param name="all">All projects of the repository.</param>
    /// <param name="filter">What the context leaves out.</param>
    /// <param name="copiesSdkSelection">Whether <c>global.json</c> is wanted.</param>
    public DotNetCopies(ProjectFiles files, ImmutableArray<DotNetProject> needed, DotNetProjects all, BuildContextFilter filter, bool copiesSdkSelection)
    {
        _files = files;
        _needed = needed;
        _others = [.. all.All.Except(needed)];
        _filter = filter;
        _restored.UnionWith(FindRestored(copiesSdkSelection));
        filter.Require(_restored);
    }

    /// <summary>The instructions for what decides on the packages.</summary>
    public IEnumerable<string> ForRestore => CopyInstruction.FormatEach(_restored).Concat(FindFeeds().Select(CopyInstruction.FormatDirectory));

    /// <summary>The instructions for the sources.</summary>
    public IEnumerable<string> ForBuild
    {
        get
        {
            var directories = Outermost(_needed.Select(project => project.Directory));
            var elsewhere = FindElsewhere(directories).ToArray();
            var whole = elsewhere.GroupBy(RepositoryPath.Directory, StringComparer.Ordinal).Where(group => group.Key.Length > 0 && group.Count() > MostNamed).Select(group => group.Key).ToArray();
            return CopyInstruction.FormatEach(elsewhere.Where(path => !whole.Contains(RepositoryPath.Directory(path))))
                .Concat(directories.SelectMany(CopyProject).Concat(Outermost(whole).Select(CopyInstruction.FormatDirectory)));
        }
    }

    private IEnumerable<string> FindRestored(bool copiesSdkSelection)
    {
        var shared = Above(_needed).SelectMany(directory => RestoreFiles.Select(name => DotNetLanguage.Join(directory, name))).Where(_files.Has);
        return _needed.SelectMany(project => project.Facts.Imports.Where(import => IsImported(import)).Append(project.Path).Append(LockFile(project)))
            .Concat(shared)
            .Append(SdkSelection.FileName)
            .Where(path => _files.Has(path) && (copiesSdkSelection || path != SdkSelection.FileName));
    }

    /// <summary>MSBuild lists the imports of all projects together: another project's own are left out.</summary>
    private bool IsImported(string import) =>
        !DotNetProject.IsProject(import) && !_others.Any(other => other.Directory.Length > 0 && IsWithin(import, other.Directory) && !_needed.Any(project => IsWithin(project.Path, other.Directory)))
        && (!Path.GetFileName(import).StartsWith("Directory.", StringComparison.OrdinalIgnoreCase) || !IsAutomatic(import) || Above(_needed).Contains(RepositoryPath.Directory(import)));

    private static bool IsAutomatic(string path) => RestoreFiles.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase);

    private static string LockFile(DotNetProject project) => DotNetLanguage.Join(project.Directory, DotNetLanguage.LockFile);

    /// <summary>The directories that hold the projects, and those above them.</summary>
    private static IEnumerable<string> Above(IEnumerable<DotNetProject> projects) => projects.SelectMany(project => Ways(project.Directory)).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Ways(string directory)
    {
        for (var at = directory; at.Length > 0; at = RepositoryPath.Directory(at))
        {
            yield return at;
        }

        yield return "";
    }

    /// <summary>The directories of packages in the repository that a <c>nuget.config</c> names (Microsoft's “nuget.config reference”, packageSources: relative to the file).</summary>
    private IEnumerable<string> FindFeeds() => _restored.Where(path => Path.GetFileName(path).Equals("nuget.config", StringComparison.OrdinalIgnoreCase))
        .SelectMany(path => ReadFeeds(path).Select(value => RepositoryPath.Resolve(RepositoryPath.Directory(path), value.Replace('\\', '/'))))
        .OfType<string>()
        .Where(directory => directory.Length > 0 && _files.Paths.Any(path => IsWithin(path, directory)))
        .Distinct(StringComparer.Ordinal);

    private IEnumerable<string> ReadFeeds(string path)
    {
        try
        {
            return [.. XDocument.Parse(_files.Text(path).Content).Descendants("packageSources").Elements("add").Select(source => (string?)source.Attribute("value") ?? "")];
        }
        catch (XmlException)
        {
            return [];
        }
    }

    /// <summary>The files that projects take from outside of their own directories.</summary>
    private IEnumerable<string> FindElsewhere(string[] directories)
    {
        var items = _needed.SelectMany(project => project.Facts.Items).Where(item => item.File is not null && !DotNetProject.IsProject(item.File)).ToArray();
        var required = items.Where(item => !item.IsOptional).Select(item => item.File!)
            .Concat(_needed.SelectMany(project => FileProperties.Select(name => FindFile(project, name)).OfType<string>()))
            .Where(IsElsewhere).Distinct(StringComparer.Ordinal).ToArray();
        _filter.Require(required);
        var optional = items.Where(item => item.IsOptional).Select(item => item.File!).Where(path => IsElsewhere(path) && !Path.GetFileName(path).StartsWith('.'))
            .Concat(Above(_needed).SelectMany(directory => AnalyzerFiles.Select(name => DotNetLanguage.Join(directory, name))).Where(path => _files.Has(path) && !directories.Any(directory => IsCopiedWhole(directory) && IsWithin(path, directory))));
        return required.Concat(optional.Where(path => _filter.FindPattern(path) is null)).Distinct(StringComparer.Ordinal);

        bool IsElsewhere(string path) => !_restored.Contains(path) && !directories.Any(directory => directory.Length == 0 ? !IsOfOthers(path) && !path.StartsWith('.') : IsWithin(path, directory));
    }

    private string? FindFile(DotNetProject project, string property)
    {
        var value = project.Facts.Property(property).Replace('\\', '/');
        var path = value.Length == 0 ? null : value.StartsWith('/') ? RepositoryPath.Resolve("", value.TrimStart('/')) : RepositoryPath.Resolve(project.Directory, value);
        return path is { Length: > 0 } && _files.Has(path) ? path : null;
    }

    private bool IsCopiedWhole(string directory) => directory.Length > 0 && _filter.HidesOutputs(directory);

    private IEnumerable<string> CopyProject(string directory) => IsCopiedWhole(directory) ? [CopyInstruction.FormatDirectory(directory)] : CopyParts(directory);

    /// <summary>The directory's own files, sources by a pattern, and each directory in it that holds a part of the program; one with a project, in parts too.</summary>
    private IEnumerable<string> CopyParts(string directory)
    {
        var prefix = directory.Length == 0 ? "" : directory + "/";
        var needed = FindSources(directory).Where(path => !_restored.Contains(path)).ToArray();
        var here = needed.Where(path => RepositoryPath.Directory(path) == directory).ToArray();
        var patterns = here.Where(path => SourceExtensions.Contains(Path.GetExtension(path))).Select(path => $"{prefix}*{Path.GetExtension(path)}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        string[] named = [.. patterns, .. here.Where(path => !SourceExtensions.Contains(Path.GetExtension(path))).Order(StringComparer.Ordinal)];
        var below = needed.Where(path => RepositoryPath.Directory(path) != directory).Select(path => prefix + path[prefix.Length..].Split('/')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return (named.Length > 0 ? [CopyInstruction.Format(named, prefix.Length == 0 ? "./" : prefix)] : Array.Empty<string>())
            .Concat(below.SelectMany(part => _needed.Any(project => IsWithin(project.Path, part)) ? CopyParts(part) : [CopyInstruction.FormatDirectory(part)]));
    }

    /// <summary>The files below a directory that are a part of the program: those that MSBuild listed, else those that look like it.</summary>
    private IEnumerable<string> FindSources(string directory) =>
        _needed.All(project => project.Facts.Sources is not null)
            ? _needed.SelectMany(project => project.Facts.Sources!.Value).Where(path => IsWithin(path, directory) && !IsHidden(path, directory)).Distinct(StringComparer.Ordinal)
            : _files.Paths.Where(path => IsWithin(path, directory) && IsSource(path, directory));

    private bool IsSource(string path, string directory)
    {
        var extension = Path.GetExtension(path);
        return !IsHidden(path, directory) && !IsOfOthers(path) && !(directory.Length == 0 && ProjectFiles.IsTest(path))
            && (SourceExtensions.Contains(extension) || OtherExtensions.Contains(extension) || path.Contains("/wwwroot/", StringComparison.Ordinal) || path.StartsWith("wwwroot/", StringComparison.Ordinal))
            && !path.StartsWith("a11.", StringComparison.Ordinal) && path is not SdkSelection.FileName;
    }

    /// <summary>Whether a path below a directory is hidden there, or is what a build leaves behind.</summary>
    private static bool IsHidden(string path, string directory) =>
        path[(directory.Length == 0 ? 0 : directory.Length + 1)..].Split('/').Any(part => part is "bin" or "obj" or "node_modules" || part.StartsWith('.'));

    private bool IsOfOthers(string path) => _others.Any(other => other.Directory.Length > 0 && IsWithin(path, other.Directory) && !_needed.Any(project => IsWithin(project.Path, other.Directory)));

    private static bool IsWithin(string path, string directory) => directory.Length == 0 || (path.StartsWith(directory, StringComparison.Ordinal) && path.Length > directory.Length && path[directory.Length] == '/');

    private static string[] Outermost(IEnumerable<string> directories)
    {
        var all = directories.Distinct(StringComparer.Ordinal).ToArray();
        return [.. all.Where(directory => !all.Any(other => other != directory && IsWithin(directory, other))).Order(StringComparer.Ordinal)];
    }
}
