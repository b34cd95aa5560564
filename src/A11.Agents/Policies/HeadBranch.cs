using System.Collections.Immutable;
using A11.Agents.Git;

namespace A11.Agents.Policies;

/// <summary>
/// The name of the branch that is judged. In a pull request's build a commit is checked out, and only the CI system knows the name: GitHub (“Default
/// environment variables”), Azure Pipelines (“Predefined variables”), GitLab (“Predefined CI/CD variables”).
/// </summary>
internal static class HeadBranch
{
    private const string BranchPrefix = "refs/heads/";

    private static readonly ImmutableArray<string> OfPullRequests = ["GITHUB_HEAD_REF", "SYSTEM_PULLREQUEST_SOURCEBRANCH", "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "CI_COMMIT_BRANCH"];

    /// <summary>All names that the branch is known by; none where a commit is checked out and no system says more.</summary>
    /// <param name="git">The repository.</param>
    /// <param name="variable">The value of an environment variable.</param>
    public static ImmutableArray<string> FindNames(GitRepository git, Func<string, string?> variable)
    {
        var names = OfPullRequests.Select(variable).Append(git.FindBranch()).Append(Pushed(variable));
        return [.. names.Where(name => !string.IsNullOrEmpty(name)).Select(name => WithoutPrefix(name!)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>These stand for the target in other builds than those of a push.</summary>
    private static string? Pushed(Func<string, string?> variable)
    {
        var name = variable("GITHUB_EVENT_NAME") == "push" ? variable("GITHUB_REF") : variable("BUILD_SOURCEBRANCH");
        return name?.StartsWith(BranchPrefix, StringComparison.Ordinal) == true ? name : null;
    }

    private static string WithoutPrefix(string name) => name.StartsWith(BranchPrefix, StringComparison.Ordinal) ? name[BranchPrefix.Length..] : name;
}
