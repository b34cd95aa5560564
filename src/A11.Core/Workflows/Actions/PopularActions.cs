using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Workflows.Actions;

/// <summary>Actions that many repositories use, whose names are worth imitating (zizmorcore/zizmor 5001e37c).</summary>
internal static class PopularActions
{
    private static readonly ImmutableArray<string> Names =
    [
        "8398a7/action-slack", "actions/cache", "actions/checkout", "actions/configure-pages", "actions/create-github-app-token", "actions/dependency-review-action", "actions/deploy-pages",
        "actions/download-artifact", "actions/github-script", "actions/labeler", "actions/setup-dotnet", "actions/setup-go", "actions/setup-java", "actions/setup-node",
        "actions/setup-python", "actions/stale", "actions/upload-artifact", "actions/upload-pages-artifact", "astral-sh/setup-uv", "aws-actions/configure-aws-credentials", "azure/login",
        "codecov/codecov-action", "dependabot/fetch-metadata", "docker/build-push-action", "docker/login-action", "docker/metadata-action", "docker/setup-buildx-action",
        "docker/setup-qemu-action", "dorny/paths-filter", "dtolnay/rust-toolchain", "github/codeql-action", "google-github-actions/auth", "google-github-actions/setup-gcloud",
        "goreleaser/goreleaser-action", "gradle/actions", "hashicorp/setup-terraform", "JamesIves/github-pages-deploy-action", "mikefarah/yq", "ncipollo/release-action",
        "peaceiris/actions-gh-pages", "peter-evans/create-pull-request", "pnpm/action-setup", "pre-commit/action", "pypa/gh-action-pypi-publish", "release-drafter/release-drafter",
        "ruby/setup-ruby", "shivammathur/setup-php", "slackapi/slack-github-action", "softprops/action-gh-release", "step-security/harden-runner", "styfle/cancel-workflow-action",
        "Swatinem/rust-cache", "tj-actions/changed-files",
    ];

    /// <summary>
    /// The popular action that a name is one slip away from, of another owner; null where there is none. Names of the same owner are typing errors that GitHub
    /// refuses, unless the owner has such an action.
    /// </summary>
    public static string? FindImitated(string repository)
    {
        string? found = null;
        foreach (var popular in Names)
        {
            if (popular.Equals(repository, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            if (found is null && !OwnerOf(popular).Equals(OwnerOf(repository), StringComparison.OrdinalIgnoreCase) && Spelling.IsOneSlip(repository, popular))
            {
                found = popular;
            }
        }

        return found;
    }

    private static ReadOnlySpan<char> OwnerOf(string repository) => repository.AsSpan(0, Math.Max(0, repository.IndexOf('/', StringComparison.Ordinal)));
}
