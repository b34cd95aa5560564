using System.Collections.Immutable;
using A11.Core.Files;

namespace A11.Tool.Initialization;

/// <summary>What follows a command of “dotnet” at the repository's root, so that it finds something to build that checks the repository.</summary>
internal static class BuildCommand
{
    private static readonly ImmutableArray<string> Solutions = [".sln", ".slnx"];

    /// <summary>The argument, with a space before it; empty where the command finds the one project or solution by itself, null where no project is guarded.</summary>
    /// <param name="files">The repository's files.</param>
    /// <param name="guards">Which projects are guarded.</param>
    public static string? FindArgument(IFileSource files, GuardReport guards)
    {
        if (guards.Projects.FirstOrDefault(project => project.State == GuardState.Guarded) is not { } guarded)
        {
            return null;
        }

        var here = files.Paths.Where(path => !path.Contains('/', StringComparison.Ordinal)).ToArray();
        var solutions = here.Where(path => Solutions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)).ToArray();
        var projects = here.Where(path => Path.GetExtension(path).EndsWith("proj", StringComparison.OrdinalIgnoreCase)).ToArray();
        return (solutions.Length, projects.Length) switch
        {
            (1, 0) or (0, 1) => "",
            ( > 0, _) => Quote(solutions[0]),
            _ => Quote(guarded.Path),
        };
    }

    /// <summary>A path as one argument, with a space before it.</summary>
    public static string Quote(string path) => path.Contains(' ', StringComparison.Ordinal) ? $" \"{path}\"" : $" {path}";
}
