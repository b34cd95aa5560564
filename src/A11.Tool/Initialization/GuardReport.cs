using System.Collections.Immutable;
using A11.Agents.DotNet;

namespace A11.Tool.Initialization;

/// <summary>Which projects are guarded and which are not.</summary>
/// <param name="Projects">The projects, in the order of their paths.</param>
internal sealed record GuardReport(ImmutableArray<ProjectGuard> Projects)
{
    /// <summary>More lines of one kind are not read.</summary>
    private const int MostLines = 20;

    /// <summary>Whether a build of any project checks the repository.</summary>
    public bool IsComplete => Count(GuardState.Guarded) > 0 && Count(GuardState.Unguarded) + Count(GuardState.Unknown) == 0;

    /// <summary>Whether any does.</summary>
    public bool IsAny => Count(GuardState.Guarded) > 0;

    /// <summary>Whether restoring any project's packages is bound to a lock file.</summary>
    public bool LocksPackages => Projects.Any(project => project.LocksPackages);

    /// <summary>The numbers, as a sentence.</summary>
    public string Headline
    {
        get
        {
            var (guarded, all) = (Count(GuardState.Guarded), Projects.Length - Count(GuardState.Traversal));
            var unknown = Count(GuardState.Unknown) == 0 ? "" : $", and {Count(GuardState.Unknown)} can't be evaluated";
            var counted = $"{guarded} of {all} {(all == 1 ? "project references" : "projects reference")} {PackageReference.Package}{unknown}";
            return IsComplete ? $"{counted}." : guarded == 0 ? $"{counted}, so builds do not check the repository." : $"{counted}. A build of the others alone checks nothing.";
        }
    }

    /// <summary>A line a project, those that need something done first.</summary>
    public IEnumerable<string> Lines => Enumerable.Empty<string>()
        .Concat(LinesOf("unguarded", GuardState.Unguarded))
        .Concat(LinesOf("unknown", GuardState.Unknown))
        .Concat(LinesOf("guarded", GuardState.Guarded))
        .Concat(LinesOf("traversal", GuardState.Traversal));

    /// <summary>Judges projects.</summary>
    /// <param name="evaluated">What MSBuild makes of them.</param>
    /// <param name="root">Absolute path of the repository's root.</param>
    public static GuardReport Create(EvaluatedProjects evaluated, string root) => new([.. evaluated.Projects.Select(project => ProjectGuard.Judge(project, root))]);

    /// <summary>What is said before MSBuild is asked: it runs what the repository's projects import.</summary>
    public static string Announce(int projects) => projects == 1
        ? "Evaluating 1 project with MSBuild, which runs what it imports."
        : $"Evaluating {projects} projects with MSBuild, which runs what they import.";

    private int Count(GuardState state) => Projects.Count(project => project.State == state);

    private IEnumerable<string> LinesOf(string name, GuardState state)
    {
        // What has a reason needs reading most.
        var found = Projects.Where(project => project.State == state).OrderBy(project => project.Reason.Length == 0).ToArray();
        return found.Take(MostLines).Select(project => $"{name,-9}  {project.Path}{(project.Reason.Length == 0 ? "" : $": {project.Reason}")}")
            .Concat(found.Length > MostLines ? [$"{name,-9}  and {found.Length - MostLines} more"] : []);
    }
}
