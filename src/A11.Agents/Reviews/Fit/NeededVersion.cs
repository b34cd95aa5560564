using A11.Agents.Generation;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.DotNet;
using A11.Agents.Generation.Facts;
using A11.Agents.Generation.Languages;
using A11.Core.Files;

namespace A11.Agents.Reviews.Fit;

/// <summary>The version of a language without which a repository can't be built, as its own files say.</summary>
/// <param name="Language">The language.</param>
/// <param name="Version">The oldest version that will do: major and minor.</param>
/// <param name="Source">The file that says so.</param>
internal sealed record NeededVersion(string Language, Version Version, string Source)
{
    private static readonly string[] NodeFiles = [".nvmrc", ".node-version"];

    /// <summary>Reads what the files at the root, and all .NET projects, say.</summary>
    /// <param name="source">The repository.</param>
    /// <param name="root">Absolute path of its root.</param>
    public static IReadOnlyList<NeededVersion> ReadAll(IFileSource source, string root)
    {
        var files = new ProjectFiles(source);
        return [.. new[] { ReadGo(files), ReadNode(files), ReadPython(files), ReadDotNet(files, root) }.OfType<NeededVersion>()];
    }

    private static NeededVersion? ReadGo(ProjectFiles files) =>
        files.Lines("go.mod").FirstOrDefault(line => line.StartsWith("go ", StringComparison.Ordinal)) is { } line ? Create("Go", line[3..].Trim(), "go.mod") : null;

    private static NeededVersion? ReadNode(ProjectFiles files) =>
        files.FirstOf(NodeFiles) is { } path && VersionNumber.Read(files.Lines(path).First().Trim().TrimStart('v')) is { } version ? new NeededVersion("Node.js", new Version(version.Major, 0), path) : null;

    private static NeededVersion? ReadPython(ProjectFiles files)
    {
        try
        {
            var bound = (PythonProject.Read(files)?.RequiresPython ?? "").Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(bound => bound.StartsWith(">=", StringComparison.Ordinal) || bound.StartsWith("~=", StringComparison.Ordinal));
            return bound is null ? null : Create("Python", bound[2..].Trim(), "pyproject.toml");
        }
        catch (RefusalException)
        {
            return null;
        }
    }

    /// <summary>The oldest SDK that builds any of the projects: each needs that of its newest framework.</summary>
    private static NeededVersion? ReadDotNet(ProjectFiles files, string root) =>
        DotNetProjects.Read(files, null, root).All.Where(project => project.Versions.Any()).MinBy(project => project.Versions.First()) is { } project
            ? new NeededVersion(".NET", project.Versions.First(), project.Path)
            : null;

    private static NeededVersion? Create(string language, string text, string source) =>
        VersionNumber.Read(text) is { } version ? new NeededVersion(language, new Version(version.Major, version.Minor), source) : null;
}
