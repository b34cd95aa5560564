using System.Collections.Immutable;
using A11.Agents.Git;

namespace A11.Agents.Checks;

/// <summary>
/// The name of the branch that is judged. In a pull request's build a commit is checked out, and only the CI system knows the name: GitHub (“Default
/// environment variables”), Azure Pipelines (“Predefined variables”), GitLab (“Predefined CI/CD variables”), Jenkins (Branch API plugin), Bitbucket (“Variables and secrets”).
/// </summary>
internal static class HeadBranch
{
    private const string BranchPrefix = "refs/heads/";

    private static readonly ImmutableArray<string> OfPullRequests = ["GITHUB_HEAD_REF", "SYSTEM_PULLREQUEST_SOURCEBRANCH", "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME", "CI_COMMIT_BRANCH", "CHANGE_BRANCH", "BITBUCKET_BRANCH"];

    /// <summary>Each is set by some system in every build.</summary>
    private static readonly ImmutableArray<string> OfSystems = ["CI", "TF_BUILD", "GITHUB_ACTIONS", "GITLAB_CI", "JENKINS_URL", "BITBUCKET_BUILD_NUMBER", "TEAMCITY_VERSION", "CODEBUILD_BUILD_ID"];

    /// <summary>All names that the branch is known by; none where a commit is checked out and no system says more.</summary>
    /// <param name="git">The repository.</param>
    /// <param name="variable">The value of an environment variable.</param>
    public static ImmutableArray<string> FindNames(GitRepository git, Func<string, string?> variable) =>
        [.. FindTold(variable).Append(git.FindBranch()).OfType<string>().Where(name => name.Length > 0).Select(WithoutPrefix).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether no name is missing. What a CI system calls the branch that it checks out may be its own name for a pull request, such as PR-12.</summary>
    /// <param name="git">The repository.</param>
    /// <param name="variable">The value of an environment variable.</param>
    public static bool IsKnown(GitRepository git, Func<string, string?> variable) =>
        FindTold(variable).Any() || (OfSystems.All(name => string.IsNullOrEmpty(variable(name))) && git.FindBranch() is not null);

    private static IEnumerable<string> FindTold(Func<string, string?> variable) =>
        OfPullRequests.Select(variable).Append(Pushed(variable)).OfType<string>().Where(name => name.Length > 0);

    /// <summary>These stand for the target in other builds than those of a push.</summary>
    private static string? Pushed(Func<string, string?> variable)
    {
        var name = variable("GITHUB_EVENT_NAME") == "push" ? variable("GITHUB_REF") : variable("BUILD_SOURCEBRANCH");
        return name?.StartsWith(BranchPrefix, StringComparison.Ordinal) == true ? name : null;
    }

    private static string WithoutPrefix(string name) => name.StartsWith(BranchPrefix, StringComparison.Ordinal) ? name[BranchPrefix.Length..] : name;
}
