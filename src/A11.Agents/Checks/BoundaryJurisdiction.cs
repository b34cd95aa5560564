using System.Collections.Immutable;
using A11.Agents.Git;
using A11.Agents.Policies;
using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Text;

namespace A11.Agents.Checks;

/// <summary>
/// Decides whether the boundary holds for a branch, by <c>boundary.appliesTo</c> as the base has it. It holds unless the CI system vouches that it does not:
/// what the author of a branch writes is heard only where it makes the boundary hold, and then whatever is vouched for; what is unknown makes it hold.
/// </summary>
/// <param name="git">The repository.</param>
/// <param name="checks">The checks that the configuration may name.</param>
/// <param name="bases">The commits at which the settings are read: each must exempt.</param>
/// <param name="tip">The base's tip.</param>
/// <param name="variable">The value of an environment variable; null where it is not set.</param>
internal sealed class BoundaryJurisdiction(GitRepository git, CheckIndex checks, ImmutableArray<string> bases, string tip, Func<string, string?> variable)
{
    private const string Setting = "boundary.appliesTo";

    /// <summary>The decision.</summary>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public BoundaryDecision Decide()
    {
        var scopes = ImmutableArray.CreateBuilder<BoundaryScope>();
        foreach (var commit in bases)
        {
            var settings = Policy.ReadSettingsAt(git, commit, checks);
            if (!settings.Problems.IsEmpty || settings.Root.AppliesTo is not { } scope)
            {
                return Applies(!settings.Problems.IsEmpty ? $"{RepositorySettings.FileName} of the base has a mistake"
                    : commit == tip ? $"{RepositorySettings.FileName} of the base has no {Setting}, so it holds for everybody"
                    : $"{RepositorySettings.FileName} has no {Setting} where the branch began ({commit[..10]}). Merge the base into the branch to have it count");
            }

            scopes.Add(scope);
        }

        return scopes.Select(FindMark).Concat(scopes.Select(FindDoubt)).FirstOrDefault(reason => reason is not null) is { } reason
            ? Applies(reason)
            : new BoundaryDecision(false, $"{string.Join(" and ", scopes.SelectMany(scope => scope.Unless.Keys).Distinct(StringComparer.Ordinal).Select(name => $"{name} is “{PrintableText.Line(variable(name)!)}”"))}, as {Setting} in {RepositorySettings.FileName} of the base allows");
    }

    /// <summary>What the branch's author wrote that makes the boundary hold.</summary>
    private string? FindMark(BoundaryScope scope)
    {
        foreach (var name in HeadBranch.FindNames(git, variable))
        {
            if (BoundaryScope.FindMatch(scope.Branches, name) is { } pattern)
            {
                return $"the branch {PrintableText.Name(name)} matches “{pattern}” in {Setting}.branches";
            }
        }

        return scope.Authors.IsEmpty && scope.Trailers.IsEmpty ? null : git.ListCommitsSince(tip).Select(commit => FindMark(scope, commit)).FirstOrDefault(reason => reason is not null);
    }

    private static string? FindMark(BoundaryScope scope, GitCommit commit)
    {
        foreach (var person in commit.People)
        {
            if (BoundaryScope.FindMatch(scope.Authors, person) is { } pattern)
            {
                return $"commit {commit.ShortHash} is by {PrintableText.Line(person)}, who matches “{pattern}” in {Setting}.authors";
            }
        }

        return commit.Lines.FirstOrDefault(line => BoundaryScope.FindMatch(scope.Trailers, line) is not null) is { } found
            ? $"commit {commit.ShortHash} has the line “{PrintableText.Line(found)}”, which {Setting}.trailers names"
            : null;
    }

    /// <summary>Why nobody vouches that the boundary does not hold, or what nobody knows.</summary>
    private string? FindDoubt(BoundaryScope scope)
    {
        if (scope.Unless.IsEmpty)
        {
            return $"{Setting} names no variable that exempts (unless.environment)";
        }

        foreach (var (name, accepted) in scope.Unless)
        {
            if (string.IsNullOrEmpty(variable(name)))
            {
                return $"the variable {name} is not set, so nothing exempts the change";
            }

            if (!accepted.Contains(variable(name)!, StringComparer.Ordinal))
            {
                return $"the variable {name} has no value that exempts";
            }
        }

        return git.IsShallow() ? "the clone is shallow, so not all commits of the branch can be looked at. Fetch the whole history (fetch-depth: 0 for actions/checkout)"
            : !scope.Branches.IsEmpty && !HeadBranch.IsKnown(git, variable) ? "the name of the branch is unknown: no variable of the CI system names it, and what is checked out may have another name"
            : null;
    }

    private static BoundaryDecision Applies(string reason) => new(true, reason);
}
