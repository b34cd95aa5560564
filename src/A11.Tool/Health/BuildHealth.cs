using System.Collections.Immutable;
using A11.Agents.DotNet;
using A11.Agents.Git;
using A11.Agents.Repositories;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Tool.Initialization;

namespace A11.Tool.Health;

/// <summary>Whether builds check the repository, and whether git keeps what they check it by.</summary>
/// <param name="root">Absolute path of the repository's root.</param>
/// <param name="files">The repository's files.</param>
internal sealed class BuildHealth(string root, IFileSource files)
{
    private const int MostProjects = 5;

    /// <summary>Asks MSBuild which projects reference the package; null where there are none to ask about.</summary>
    /// <param name="settings">The repository's settings.</param>
    /// <param name="evaluator">Asks MSBuild.</param>
    /// <param name="tell">Told what is about to be run.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<HealthCheck?> CheckProjectsAsync(RepositorySettings settings, IProjectEvaluator evaluator, Action<string> tell, CancellationToken cancellation)
    {
        const string Name = "build";
        var projects = ProjectList.Find(files, settings).Own;
        if (projects.IsEmpty)
        {
            return null;
        }

        tell(GuardReport.Announce(projects.Length));
        try
        {
            var report = GuardReport.Create(await evaluator.EvaluateAsync(projects, cancellation).ConfigureAwait(false), root, files);
            return new HealthCheck(Name, StateOf(report), Describe(report));
        }
        catch (EvaluationException error)
        {
            return new HealthCheck(Name, HealthState.Absent, $"It is not known whether builds check the repository. {error.Message}");
        }
    }

    /// <summary>Whether git ignores what clones need; null where there is no git repository.</summary>
    public HealthCheck? CheckCommitted()
    {
        const string Name = "committed files";
        try
        {
            return !RepositoryLocator.HasGit(root) ? null
                : CommittedFiles.FindIgnored(root, files) is { IsEmpty: false } ignored ? new HealthCheck(Name, HealthState.Broken, string.Join(' ', ignored))
                : new HealthCheck(Name, HealthState.Good, "git ignores neither the configuration, nor tasks, nor the lock");
        }
        catch (GitException error)
        {
            return new HealthCheck(Name, HealthState.Broken, error.Message);
        }
    }

    /// <summary>A reference in single projects is somebody's choice; one in a shared file is meant for all that it stands above.</summary>
    private HealthState StateOf(GuardReport report) => report switch
    {
        { IsComplete: true } => HealthState.Good,
        { AreAllGuarded: true } or { IsUnknown: true } or { Problem: null, IsAny: false } => HealthState.Absent,
        _ => IsShared() ? HealthState.Broken : HealthState.Absent,
    };

    private bool IsShared() => files.Paths.Where(path => RepositoryPath.FileName(path) is ReferencePlace.Properties or ReferencePlace.Versions)
        .Any(path => PackageReference.IsIn(EditedFile.Read(root, path).Text));

    private static string Describe(GuardReport report)
    {
        ImmutableArray<ProjectGuard> open = [.. report.Projects.Where(project => project.State is GuardState.Unguarded or GuardState.Unknown)];
        ImmutableArray<ProjectGuard> off = [.. report.Projects.Where(project => project.State == GuardState.Off)];
        var advice = report.IsAny || open.IsEmpty ? "" : " Run “a11 init”.";
        return report.Headline + advice + List("Not guarded", open) + List("Off", off);
    }

    private static string List(string title, ImmutableArray<ProjectGuard> projects) => projects.IsEmpty ? ""
        : $" {title}: {string.Join("; ", projects.Take(MostProjects).Select(project => $"{project.Path} ({project.Reason})"))}{(projects.Length > MostProjects ? $"; and {projects.Length - MostProjects} more" : "")}";
}
