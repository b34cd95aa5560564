using System.Collections.Frozen;
using A11.Core.Shell.Syntax;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Actions;

/// <summary>Jobs that publish or deploy: by what starts them, by an action, or by a command.</summary>
internal static class Publishing
{
    /// <summary>Commands that publish, by program (the manual of each).</summary>
    private static readonly FrozenDictionary<string, string[]> Commands = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["npm"] = ["publish"],
        ["pnpm"] = ["publish"],
        ["yarn"] = ["publish", "npm"],
        ["lerna"] = ["publish"],
        ["cargo"] = ["publish"],
        ["poetry"] = ["publish"],
        ["uv"] = ["publish"],
        ["flit"] = ["publish"],
        ["hatch"] = ["publish"],
        ["twine"] = ["upload"],
        ["gem"] = ["push"],
        ["dotnet"] = ["push"],
        ["docker"] = ["push"],
        ["podman"] = ["push"],
        ["helm"] = ["push", "upgrade"],
        ["kubectl"] = ["apply", "rollout", "set"],
        ["terraform"] = ["apply"],
        ["gh"] = ["release"],
        ["mvn"] = ["deploy"],
        ["gradle"] = ["publish"],
        ["gradlew"] = ["publish"],
        ["goreleaser"] = ["release"],
        ["semantic-release"] = [],
        ["fly"] = ["deploy"],
        ["flyctl"] = ["deploy"],
        ["wrangler"] = ["deploy", "publish"],
        ["vercel"] = [],
        ["netlify"] = ["deploy"],
        ["firebase"] = ["deploy"],
        ["serverless"] = ["deploy"],
        ["cdk"] = ["deploy"],
        ["pulumi"] = ["up"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a job publishes, or belongs to a workflow that runs for releases alone.</summary>
    public static bool Contains(WorkflowJob job, WorkflowFile file) => IsRelease(file) || IsPublishing(job, file);

    /// <summary>Whether a step of a job publishes, or the job deploys to an environment.</summary>
    public static bool IsPublishing(WorkflowJob job, WorkflowFile file) =>
        job.Mapping["environment"] is not null || job.Steps.Any(PublishingActions.Contain)
        || job.Steps.Any(step => step.Run is { } run && file.ParseScript(run).Commands.Any(IsPublishing));

    /// <summary>Whether all that starts a workflow is a release or a tag.</summary>
    private static bool IsRelease(WorkflowFile file) => file.HasEvent("release") || file.FindTrigger("push")?.Mapping is { } push && push["tags"] is not null && push["branches"] is null;

    private static bool IsPublishing(ShellCommand command) =>
        command.Name is { } name && Commands.TryGetValue(name, out var verbs)
        && (verbs.Length == 0 || command.Operands.Any(operand => verbs.Contains(operand.Value)))
        && !command.HasFlag("--dry-run");
}
