using System.Collections.Immutable;
using A11.Agents.Boundaries;
using A11.Agents.Git;
using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Diagnostics;

namespace A11.Agents.Policies;

/// <summary>
/// What a branch is held against: policy, configuration, profile and suppressions are read as they are there, so that a branch can't widen its own
/// lane or silence what it does.
/// </summary>
public sealed class BaseRevision
{
    private readonly string _root;
    private readonly GitRepository _git;
    private readonly string _commit;

    /// <summary>Finds the commit where a branch began.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="revision">The revision that the branch began at, or has left since.</param>
    /// <exception cref="GitException">The revision is not in this clone, or git can't be run.</exception>
    public BaseRevision(string root, string revision)
    {
        _root = root;
        _git = new GitRepository(root);
        _commit = _git.FindBase(revision);
    }

    /// <summary>The settings as they are at the base.</summary>
    public RepositorySettings LoadSettings(SettingsOptions options) => RepositorySettings.Load(new CommitFileSource(_git, _commit), options);

    /// <summary>The changes since the base that the boundary does not allow.</summary>
    /// <param name="problems">What is wrong with the policy; no change is judged where anything is.</param>
    public ImmutableArray<Diagnostic> FindBreaches(out ImmutableArray<Diagnostic> problems)
    {
        var policy = Policy.ReadAt(_git, _commit, out problems);
        return policy is null || !problems.IsEmpty ? [] : BoundaryCheck.Run(_root, policy, _git.ChangesSince(_commit));
    }

    /// <summary>The result with what is silenced here, but was not silenced at the base, standing again.</summary>
    public AnalysisResult WithoutNewSuppressions(AnalysisResult result, RepositorySettings settings, Analyzer analyzer)
    {
        if (result.Suppressed.IsEmpty)
        {
            return result;
        }

        var files = new CommitFileSource(_git, _commit);
        string[] paths = [.. result.Suppressed.Select(finding => finding.Path).Distinct(StringComparer.Ordinal).Where(files.Exists)];
        var known = analyzer.Run(files, settings, paths).Suppressed.GroupBy(finding => (finding.Path, finding.Rule.Id)).ToDictionary(group => group.Key, group => group.Count());
        var (silent, standing) = (new List<Diagnostic>(), new List<Diagnostic>());
        foreach (var finding in result.Suppressed)
        {
            var key = (finding.Path, finding.Rule.Id);
            var left = known.GetValueOrDefault(key);
            known[key] = left - 1;
            (left > 0 ? silent : standing).Add(finding);
        }

        return result with { Diagnostics = [.. result.Diagnostics.Concat(standing).Order(DiagnosticOrder.Instance)], Suppressed = [.. silent] };
    }
}
