using System.Collections.Immutable;
using A11.Agents.DotNet;
using A11.Agents.Generation.Applications;

namespace A11.Agents.Generation.DotNet;

/// <summary>Reads projects as MSBuild evaluated them.</summary>
internal static class EvaluatedFacts
{
    /// <summary>The types of items that are files which a build reads.</summary>
    private static readonly string[] FileTypes =
        ["Compile", "Content", "None", "EmbeddedResource", "AdditionalFiles", "EditorConfigFiles", "GlobalAnalyzerConfigFiles", "Protobuf", "Page", "Resource", "Analyzer", "ProjectReference"];

    /// <summary>The projects that could be evaluated.</summary>
    /// <param name="evaluated">MSBuild's answer.</param>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="files">The repository's files.</param>
    public static ImmutableArray<ProjectFacts> Read(EvaluatedProjects evaluated, string root, ProjectFiles files) =>
        [.. evaluated.Projects.Where(project => project.Error is null).Select(project => Read(project, evaluated.Imports, root, files))];

    private static ProjectFacts Read(EvaluatedProject project, ImmutableArray<string> imports, string root, ProjectFiles files)
    {
        ImmutableArray<ProjectItem> items = [.. EvaluationQuery.Items.SelectMany(type => project.Items(type).Select(item => Read(item, root, files)))];
        return new ProjectFacts(
            project.Path,
            name => FromRoot(project.Evaluations.Select(evaluation => evaluation.Property(name)).FirstOrDefault(value => value.Length > 0, ""), root),
            items,
            [.. imports.Where(files.Has)],
            [.. items.Where(item => item is { File: not null, IsOptional: false, Type: not "ProjectReference" }).Select(item => item.File!).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>A value that is an absolute path in the repository, with the repository's root as the root.</summary>
    private static string FromRoot(string value, string root) => value.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? value[root.Length..] : value;

    private static ProjectItem Read(EvaluatedItem item, string root, ProjectFiles files)
    {
        var path = FileTypes.Contains(item.Type) ? Path.GetRelativePath(root, item.FullPath).Replace('\\', '/') : "";
        return new ProjectItem(item.Type, item.Identity, path.Length > 0 && files.Has(path) ? path : null, item.Type == "None" && !item.Metadata.ContainsKey("CopyToOutputDirectory"));
    }
}
