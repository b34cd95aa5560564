using System.Collections.Frozen;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows;

/// <summary>What kind of events start a workflow (GitHub's documentation, “Events that trigger workflows”).</summary>
internal static class Triggers
{
    /// <summary>Events that outsiders cause, and that run with the repository's secrets.</summary>
    private static readonly FrozenSet<string> Privileged = new[]
    {
        "pull_request_target", "workflow_run", "issue_comment", "issues", "discussion", "discussion_comment", "fork", "watch", "gollum",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether outsiders can start the workflow with the repository's secrets.</summary>
    public static bool ArePrivileged(WorkflowFile file) => file.Events.Any(static name => Privileged.Contains(name.Text ?? ""));
}
