using System.Collections.Immutable;
using A11.Agents.DotNet;
using A11.Agents.Generation.Applications;

namespace A11.Agents.Generation.DotNet;

/// <summary>The projects of a repository.</summary>
/// <param name="All">All that can be read, by path.</param>
internal sealed record DotNetProjects(ImmutableArray<DotNetProject> All)
{
    /// <summary>Reads the projects: as MSBuild evaluated them where it did, else as XML.</summary>
    /// <param name="files">The repository's files.</param>
    /// <param name="evaluated">MSBuild's answer; null where it was not asked.</param>
    /// <param name="root">Absolute path of the repository's root.</param>
    public static DotNetProjects Read(ProjectFiles files, EvaluatedProjects? evaluated, string root)
    {
        var known = evaluated is null ? [] : EvaluatedFacts.Read(evaluated, root, files).ToDictionary(facts => facts.Path, StringComparer.Ordinal);
        return new DotNetProjects([.. FindPaths(files).Select(path => known.GetValueOrDefault(path) ?? ProjectXml.Read(files, path)).OfType<ProjectFacts>().Select(facts => new DotNetProject(facts))]);
    }

    /// <summary>The paths of a repository's project files.</summary>
    public static IEnumerable<string> FindPaths(ProjectFiles files) => files.Paths.Where(DotNetProject.IsProject);

    /// <summary>The programs, whether or not they are products, as a task may name them.</summary>
    public ImmutableArray<ProgramCandidate> Programs =>
        [.. All.Where(project => project.Runs && !project.HasTests && project.Purpose is not (ProjectPurpose.Client or ProjectPurpose.Host)).Select(project => new ProgramCandidate(project.Name, project.Directory, project.Purpose == ProjectPurpose.Program))];

    /// <summary>The program that an image is made of.</summary>
    /// <exception cref="RefusalException">There is none, or the task does not say which.</exception>
    public DotNetProject ChooseProgram(ContainerRequest request)
    {
        var programs = Programs;
        return ProgramChoice.Choose(programs, request) is { } chosen
            ? All.First(project => project.Name == chosen.Name && project.Directory == chosen.Directory)
            : throw new RefusalException(ExplainNone(programs));
    }

    /// <summary>A project and all that it references, by path.</summary>
    public ImmutableArray<DotNetProject> FindNeeded(DotNetProject program)
    {
        var found = new SortedDictionary<string, DotNetProject>(StringComparer.Ordinal);
        var open = new Stack<DotNetProject>([program]);
        while (open.TryPop(out var project))
        {
            if (found.TryAdd(project.Path, project))
            {
                foreach (var reference in All.Where(other => project.References.Contains(other.Path, StringComparer.OrdinalIgnoreCase)))
                {
                    open.Push(reference);
                }
            }
        }

        return [.. found.Values];
    }

    private string ExplainNone(ImmutableArray<ProgramCandidate> programs)
    {
        var others = programs.IsEmpty ? "" : $"; to build an image of {ProgramChoice.Summarize(programs)}, name it in the task";
        return All.Any(project => project.Purpose == ProjectPurpose.Library)
            ? $"This repository builds libraries, which get a CI workflow and a package, not an image{others}."
            : $"No project builds a program for an image (an Exe, a web service or a worker){others}.";
    }
}
