using A11.Agents.Repositories;
using A11.Core.Reports;

namespace A11.Tool;

/// <summary>
/// Where the files of the commit that a CI system has checked out can be read: GitHub (“Default environment variables”) and GitLab (“Predefined CI/CD variables”) say so.
/// </summary>
internal static class SourceAddresses
{
    /// <summary>The address; null where no system tells of one, or the root is not that of the repository.</summary>
    /// <param name="root">Absolute path of the directory that was checked.</param>
    /// <param name="variable">The value of an environment variable; null where it is not set.</param>
    public static SourceAddress? Find(string? root, Func<string, string?> variable)
    {
        if (root is null || !RepositoryLocator.HasGit(root))
        {
            return null;
        }

        string? Of(string name) => variable(name) is { Length: > 0 } value ? value : null;
        return Of("GITHUB_SERVER_URL") is { } server && Of("GITHUB_REPOSITORY") is { } repository && Of("GITHUB_SHA") is { } commit ? Create($"{server}/{repository}/blob/{commit}/", "-L")
            : Of("CI_PROJECT_URL") is { } project && Of("CI_COMMIT_SHA") is { } head ? Create($"{project}/-/blob/{head}/", "-")
            : null;
    }

    /// <summary>What is no address could be more than that in a link.</summary>
    private static SourceAddress? Create(string prefix, string separator) =>
        Uri.TryCreate(prefix, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && !prefix.AsSpan().ContainsAny(" ()<>") ? new SourceAddress(prefix, separator) : null;
}
