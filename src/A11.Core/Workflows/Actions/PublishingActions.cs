using System.Collections.Frozen;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Actions;

/// <summary>Actions that publish or deploy what a job has built (the README of each; zizmor's documentation, “cache-poisoning”).</summary>
internal static class PublishingActions
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "pypa/gh-action-pypi-publish", "rubygems/release-gem", "jreleaser/release-action", "goreleaser/goreleaser-action", "softprops/action-gh-release", "ncipollo/release-action",
        "release-drafter/release-drafter", "googleapis/release-please-action", "redhat-actions/push-to-registry", "aws-actions/amazon-ecs-deploy-task-definition",
        "aws-actions/aws-cloudformation-github-deploy", "Azure/aci-deploy", "Azure/container-apps-deploy-action", "Azure/functions-action", "Azure/sql-action", "cloudflare/wrangler-action",
        "google-github-actions/deploy-appengine", "google-github-actions/deploy-cloudrun", "google-github-actions/deploy-cloud-functions",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a step publishes.</summary>
    public static bool Contain(WorkflowStep step) => step.Reference is { } reference
        && (Names.Contains(reference.Repository) || (reference.Repository.Equals("docker/build-push-action", StringComparison.OrdinalIgnoreCase) && step.With?["push"]?.Text is { } push && push != "false"));
}
