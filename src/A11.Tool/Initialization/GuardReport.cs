using System.Collections.Immutable;
using A11.Agents.DotNet;
using A11.Core.Files;

namespace A11.Tool.Initialization;

/// <summary>Which projects are guarded and which are not.</summary>
/// <param name="Projects">The projects, in the order of their paths.</param>
/// <param name="Unread">Files of the repository that give builds options, which the evaluation did not have.</param>
internal sealed record GuardReport(ImmutableArray<ProjectGuard> Projects, ImmutableArray<string> Unread)
{
    /// <summary>More lines of one kind are not read.</summary>
    private const int MostLines = 20;

    /// <summary>Whether a build of any project checks the repository, as far as the projects themselves go; those that are off on purpose aside.</summary>
    public bool AreAllGuarded => IsAny && Count(GuardState.Unguarded) + Count(GuardState.Unknown) == 0;

    /// <summary>Whether it is proved that a build of any project checks the repository.</summary>
    public bool IsComplete => AreAllGuarded && Unread.IsEmpty;

    /// <summary>Whether any does.</summary>
    public bool IsAny => Count(GuardState.Guarded) > 0;

    /// <summary>Whether MSBuild can evaluate none of the projects, so that nothing is known.</summary>
    public bool IsUnknown => Count(GuardState.Unknown) is > 0 and var unknown && unknown == Projects.Length;

    /// <summary>Whether restoring any project's packages is bound to a lock file.</summary>
    public bool LocksPackages => Projects.Any(project => project.LocksPackages);

    /// <summary>The reason that stands for all where no project is guarded; null where one is.</summary>
    public string? Problem => IsAny ? null : Projects.Where(project => project.State is GuardState.Unknown or GuardState.Unguarded).Select(project => $"{project.Path}: {project.Reason}").FirstOrDefault();

    /// <summary>The numbers, as a sentence.</summary>
    public string Headline
    {
        get
        {
            if (!IsAny)
            {
                return IsUnknown ? "MSBuild can't evaluate any project, so it is not proved that builds check the repository." : "No project is guarded, so builds do not check the repository.";
            }

            var (guarded, all) = (Count(GuardState.Guarded), Projects.Length - Count(GuardState.Traversal) - Count(GuardState.Off));
            var unknown = Count(GuardState.Unknown) == 0 ? "" : $", and {Count(GuardState.Unknown)} can't be evaluated";
            var counted = $"{guarded} of {all} {(all == 1 ? "project references" : "projects reference")} {PackageReference.Package}{unknown}.";
            var others = AreAllGuarded ? "" : " A build of the others alone checks nothing.";
            return counted + others + (Unread.IsEmpty ? "" : $" {string.Join(", ", Unread)} gives builds options that were not evaluated: make sure that none sets A11Enabled.");
        }
    }

    /// <summary>A line a project, those that need something done first.</summary>
    public IEnumerable<string> Lines => Enumerable.Empty<string>()
        .Concat(LinesOf("unguarded", GuardState.Unguarded))
        .Concat(LinesOf("unknown", GuardState.Unknown))
        .Concat(LinesOf("guarded", GuardState.Guarded))
        .Concat(LinesOf("off", GuardState.Off))
        .Concat(LinesOf("traversal", GuardState.Traversal));

    /// <summary>Judges projects.</summary>
    /// <param name="evaluated">What MSBuild makes of them.</param>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="files">The repository's files.</param>
    public static GuardReport Create(EvaluatedProjects evaluated, string root, IFileSource files) =>
        new([.. evaluated.Projects.Select(project => ProjectGuard.Judge(project, root))], ResponseFiles.Find(files));

    /// <summary>The first project that NuGet or MSBuild refuses now and did not before; null where there is none.</summary>
    /// <param name="before">The same projects before.</param>
    public ProjectGuard? FindHarmed(GuardReport before) => Projects.Zip(before.Projects)
        .FirstOrDefault(pair => (pair.First.IsInConflict && !pair.Second.IsInConflict) || (pair.First.State == GuardState.Unknown && pair.Second.State != GuardState.Unknown)).First;

    /// <summary>The report with what to write by hand, for each project that a shared file could not reach.</summary>
    public GuardReport WithAdvice() => this with { Projects = [.. Projects.Select(project => project.WithAdvice())] };

    /// <summary>What is said before MSBuild is asked: it runs what the repository's projects import.</summary>
    public static string Announce(int projects) => projects == 1
        ? "Evaluating 1 project with MSBuild, which runs what it imports and its InitialTargets."
        : $"Evaluating {projects} projects with MSBuild, which runs what they import and their InitialTargets.";

    private int Count(GuardState state) => Projects.Count(project => project.State == state);

    private IEnumerable<string> LinesOf(string name, GuardState state)
    {
        // What has a reason needs reading most.
        var found = Projects.Where(project => project.State == state).OrderBy(project => project.Reason.Length == 0).ToArray();
        return found.Take(MostLines).Select(project => $"{name,-9}  {project.Path}{(project.Reason.Length == 0 ? "" : $": {project.Reason}")}")
            .Concat(found.Length > MostLines ? [$"{name,-9}  and {found.Length - MostLines} more"] : []);
    }
}
