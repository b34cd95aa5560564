using System.Collections.Immutable;
using A11.Agents.Boundaries;
using A11.Agents.Git;
using A11.Agents.Policies;
using A11.Agents.Repositories;
using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Files;

namespace A11.Agents.Checks;

/// <summary>
/// What a branch is held against: policy, configuration, profile and suppressions are read as they are there, so that a branch can't widen its own
/// lane or silence what it does. They are read where the branch began and at the base's own tip, and the stricter holds: neither an old branch point nor
/// what the base has become since is a way around the other.
/// </summary>
public sealed class BaseRevision
{
    private readonly string _root;
    private readonly Engine _engine;
    private readonly GitRepository _git;
    private readonly string _tip;
    private readonly ImmutableArray<string> _mergeBases;

    /// <summary>Finds the commits where a branch began.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="revision">The revision that the branch began at, or has left since.</param>
    /// <param name="engine">Knows the checks that its configuration names, and which files no rule judges.</param>
    /// <exception cref="GitException">The revision is not in this clone, is ambiguous, or git can't be run.</exception>
    public BaseRevision(string root, string revision, Engine engine)
    {
        _engine = engine;
        _root = root;
        _git = new GitRepository(root);
        _tip = _git.Resolve(revision);
        _mergeBases = _git.FindMergeBases(_tip);
    }

    private IEnumerable<string> Commits => _mergeBases.Append(_tip).Distinct(StringComparer.Ordinal);

    /// <summary>The settings as they are where the branch began and, where those differ, at the base's tip.</summary>
    /// <param name="options">What the caller adds to them.</param>
    public ImmutableArray<RepositorySettings> LoadSettings(SettingsOptions options) =>
        [.. Commits.Select(commit => new CommitFileSource(_git, commit)).DistinctBy(ConfigurationOf, StringComparer.Ordinal).Select(source => RepositorySettings.Load(_engine.Checks, source, options.AsOfToday()))];

    /// <summary>
    /// Checks files by each of several settings: what any of them finds stands. What is silenced in the files, but was not silenced where the branch
    /// began, stands too.
    /// </summary>
    /// <param name="files">The repository's files.</param>
    /// <param name="settings">What <see cref="LoadSettings"/> gave.</param>
    /// <param name="engineFor">Runs the rules.</param>
    /// <param name="cancellation">Stops it.</param>
    public AnalysisResult Check(IFileSource files, ImmutableArray<RepositorySettings> settings, Func<RepositorySettings, Engine> engineFor, CancellationToken cancellation) =>
        AnalysisResult.Union([.. settings.Select(used => WithoutNewSuppressions(engineFor(used).Run(files, used, null, cancellation), used, engineFor(used)))]);

    /// <summary>
    /// The paths that differ from every place where the branch began. Where there are several, what is as at the base's tip came from there by a merge.
    /// </summary>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public ImmutableArray<GitChange> FindChanges()
    {
        if (_mergeBases is [var only])
        {
            return _git.ChangesSince(only);
        }

        var differing = _git.ChangesSince(_tip).Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. _mergeBases.SelectMany(commit => _git.ChangesSince(commit)).Where(change => differing.Contains(change.Path))
                .GroupBy(change => change.Path, StringComparer.Ordinal).Select(GitChange.Merge).OrderBy(change => change.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>The lines that the branch wrote. Where it began at several commits, what is as at the base's tip came from there by a merge.</summary>
    /// <param name="files">The repository's files.</param>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public ChangedLines FindChangedLines(IFileSource files) => new(_git, _mergeBases is [_] ? _mergeBases : [.. Commits], FindChanges(), files);

    /// <summary>Whether the boundary holds for the branch, and why: every output says so.</summary>
    /// <param name="variable">The value of an environment variable; null where it is not set.</param>
    /// <param name="asked">What a person or a workflow asked for; null where the base's <c>a11.yml</c> decides.</param>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public BoundaryDecision Decide(Func<string, string?> variable, bool? asked = null) => asked is { } applies
        ? new BoundaryDecision(applies, "it was asked for")
        : new BoundaryJurisdiction(_git, _engine.Checks, [.. Commits], _tip, variable).Decide();

    /// <summary>Those of the changes that the boundary does not allow, or that no rule can judge.</summary>
    /// <param name="changes">What <see cref="FindChanges"/> gave.</param>
    /// <param name="problems">What is wrong with the policy; no change is judged where anything is.</param>
    /// <param name="options">What the caller adds to the settings by which files are checked; it exempts nothing. Null for nothing.</param>
    public ImmutableArray<Diagnostic> FindViolations(ImmutableArray<GitChange> changes, out ImmutableArray<Diagnostic> problems, SettingsOptions? options = null)
    {
        var violations = new List<Diagnostic>();
        var files = new RepositoryFiles(_root, _ => { });
        string[] written = [.. changes.Where(change => change is { IsOrdinary: true, Kind: not GitChangeKind.Deleted } && files.Exists(change.Path)).Select(change => change.Path)];
        var wrong = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var commit in Commits)
        {
            if (Policy.ReadAt(_git, commit, _engine.Checks, out var found) is { } policy)
            {
                violations.AddRange(BoundaryCheck.Run(_root, policy, _git.ListFilesAt(commit, "."), changes, BoundaryCheck.AdviceForBranches));
                violations.AddRange(FindUnchecked(files, written, new CommitFileSource(_git, commit), policy, options ?? SettingsOptions.Default));
            }

            wrong.AddRange(found);
        }

        problems = [.. wrong.Distinct()];
        return problems.IsEmpty ? [.. violations.DistinctBy(violation => violation.Path, StringComparer.Ordinal).Order(DiagnosticOrder.Instance)] : [];
    }

    /// <summary>Those of the changed files that nobody could judge, as a commit's configuration and tasks have it.</summary>
    private IEnumerable<Diagnostic> FindUnchecked(RepositoryFiles files, string[] written, CommitFileSource commit, Policy policy, SettingsOptions options)
    {
        var own = RepositorySettings.Load(_engine.Checks, commit, SettingsOptions.Default);
        return UncheckedChanges.Find(_engine.FindUnchecked(files, RepositorySettings.Load(_engine.Checks, commit, options), written), path => policy.Named.Contains(path) && own.Excludes(path));
    }

    private AnalysisResult WithoutNewSuppressions(AnalysisResult result, RepositorySettings settings, Engine engine)
    {
        if (result.Suppressed.IsEmpty)
        {
            return result;
        }

        var files = new CommitFileSource(_git, _mergeBases[0]);
        string[] paths = [.. result.Suppressed.Select(finding => finding.Path).Distinct(StringComparer.Ordinal).Where(files.Exists)];
        var suppressions = SuppressionComparison.Create(result.Suppressed, engine.Run(files, settings, paths).Suppressed);
        return result with { Diagnostics = [.. result.Diagnostics.Concat(suppressions.New).Order(DiagnosticOrder.Instance)], Suppressed = suppressions.Known };
    }

    /// <summary>What tells the configuration of one commit from that of another: the files that hold it, and their contents' names.</summary>
    private static string ConfigurationOf(CommitFileSource files) => string.Join('\n', files.Paths
        .Where(RepositorySettings.IsConfiguration)
        .Select(path => $"{path} {files.FindIdentity(path)}"));
}
