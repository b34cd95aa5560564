using System.Collections.Immutable;
using A11.Agents.Generation.Applications;

namespace A11.Agents.Generation.DotNet;

/// <summary>What <c>dotnet build</c> and its like are given so that all of a repository is built: nothing, a solution, or projects.</summary>
/// <param name="Paths">The paths; empty where what lies at the root is found by itself.</param>
internal sealed record BuildTargets(ImmutableArray<string> Paths)
{
    private static readonly string[] SolutionExtensions = [".slnx", ".sln"];

    /// <summary>Finds them: the solution with most projects, nearest to the root, else the projects that no other one references.</summary>
    public static BuildTargets Find(ProjectFiles files, DotNetProjects projects)
    {
        var solutions = files.Paths.Where(path => SolutionExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            .OrderBy(path => path.Count(character => character == '/'))
            .ThenByDescending(path => CountProjects(files, path))
            .ThenBy(path => Array.IndexOf(SolutionExtensions, Path.GetExtension(path).ToLowerInvariant()))
            .ThenBy(path => path, StringComparer.Ordinal)
            .ToArray();
        ImmutableArray<string> all = solutions.Length > 0 ? [solutions[0]] : FindTraversal(files) is { } traversal ? [traversal] : [.. FindTops(projects)];
        var atRoot = files.Paths.Where(path => !path.Contains('/', StringComparison.Ordinal) && IsBuildable(path)).ToArray();
        return new BuildTargets(all.Length == 1 && atRoot.Length == 1 && atRoot[0] == all[0] ? [] : all);
    }

    /// <summary>A command for each of them, one a line.</summary>
    /// <param name="command">The command, such as <c>dotnet build</c>.</param>
    /// <param name="options">Its options; empty for none.</param>
    /// <param name="pathOption">The option by which a path is given; empty where it is an argument.</param>
    public string Commands(string command, string options, Func<string, string>? pathOption = null) =>
        string.Join('\n', (Paths.IsEmpty ? [""] : Paths).Select(path => string.Join(' ', new[] { command, path.Length == 0 ? "" : (pathOption?.Invoke(path) ?? "") + Quote(path), options }.Where(part => part.Length > 0))));

    /// <summary>Whether a path is a solution's.</summary>
    public static bool IsSolution(string path) => SolutionExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>A path as a word of a command.</summary>
    public static string Quote(string path) => path.Any(char.IsWhiteSpace) ? $"\"{path}\"" : path;

    /// <summary>What MSBuild may take for the thing to build in a directory: more than one is an error (MSB1011).</summary>
    private static bool IsBuildable(string path) => IsSolution(path) || path.EndsWith("proj", StringComparison.OrdinalIgnoreCase);

    /// <summary>The project at the root that builds all others (Microsoft.Build.Traversal).</summary>
    private static string? FindTraversal(ProjectFiles files) =>
        files.Paths.FirstOrDefault(path => !path.Contains('/', StringComparison.Ordinal) && path.EndsWith(".proj", StringComparison.OrdinalIgnoreCase) && files.Text(path).Content.Contains("Microsoft.Build.Traversal", StringComparison.OrdinalIgnoreCase));

    private static int CountProjects(ProjectFiles files, string solution) => files.Lines(solution).Count(line => line.Contains("proj\"", StringComparison.OrdinalIgnoreCase));

    /// <summary>The projects that no other one references: all others are built with them.</summary>
    private static IEnumerable<string> FindTops(DotNetProjects projects)
    {
        var referenced = projects.All.SelectMany(project => project.References).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return projects.All.Select(project => project.Path).Where(path => !referenced.Contains(path));
    }
}
