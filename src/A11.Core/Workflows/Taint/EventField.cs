using System.Collections.Frozen;
using System.Collections.Immutable;
using A11.Core.Workflows.Expressions;

namespace A11.Core.Workflows.Taint;

/// <summary>
/// Who words a field of the context <c>github</c>, by its name (GitHub's documentation, “Contexts” and “Webhook events and payloads”; “Secure use reference”, script injections).
/// Numbers, IDs, times, hashes and words of a fixed list are GitHub's own.
/// </summary>
internal static class EventField
{
    /// <summary>Fields of <c>github</c> itself that are no free text.</summary>
    private static readonly FrozenSet<string> Fixed = new[]
    {
        "action", "action_path", "action_repository", "action_status", "api_url", "event_name", "event_path", "env", "graphql_url", "job", "job_workflow_sha", "path", "ref_protected", "ref_type", "repository",
        "repository_id", "repository_owner", "repository_owner_id", "repository_visibility", "repositoryurl", "retention_days", "run_attempt", "run_id", "run_number", "secret_source", "server_url", "sha", "token",
        "triggering_actor", "actor_id", "workflow_sha", "workspace", "state", "output", "step_summary",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Names of fields whose value is a number, a truth value or a word of a fixed list, wherever in the event they stand.</summary>
    private static readonly FrozenSet<string> FixedNames = new[]
    {
        "id", "number", "sha", "before", "after", "action", "type", "state", "status", "conclusion", "author_association", "active_lock_reason", "state_reason", "draft", "merged", "mergeable", "rebaseable",
        "locked", "private", "fork", "archived", "disabled", "forced", "created", "deleted", "distinct", "prerelease", "size", "additions", "deletions", "changed_files", "commits", "comments", "review_comments",
        "forks", "watchers", "open_issues", "closed_issues", "site_admin", "maintainer_can_modify", "position", "original_position", "line", "original_line", "start_line", "original_start_line", "side",
        "start_side", "visibility", "ref_type", "run_number", "run_attempt", "admin", "push", "pull", "maintain", "triage", "total", "completed", "verified", "side", "subject_type", "merge_method", "due_on",
        "answer_chosen_at", "+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes", "data_type", "privacy", "color", "permission", "spdx_id", "web_commit_signoff_required", "duration", "timestamp",
        "date", "download_count", "immutable", "percent_completed", "rerequestable", "public", "node_id", "default", "protected", "allow_forking", "is_template", "mergeable_state", "user_view_type",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Names of fields that whoever writes an issue, a comment, a commit or a pull request words.</summary>
    private static readonly FrozenSet<string> WordedNames = new[]
    {
        "title", "body", "message", "page_name", "head_ref", "head_branch", "label", "display_title", "comment_body", "summary", "text", "email",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Parts of an event that only those word who may write to the repository.</summary>
    private static readonly FrozenSet<string> Trusted = new[] { "release", "milestone", "repository", "organization", "enterprise", "installation", "labels", "base", "pusher", "sender", "deployment" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Who words a field.</summary>
    /// <param name="path">What is taken of <c>github</c>, in lower case.</param>
    public static TaintLevel Judge(ImmutableArray<string> path)
    {
        if (path is ["event", .. var field])
        {
            return JudgeEvent([.. field]);
        }

        return path switch
        {
            [] or ["*"] => TaintLevel.Untrusted,
            ["head_ref"] => TaintLevel.Untrusted,
            [var name] when Fixed.Contains(name) => TaintLevel.Fixed,
            _ => TaintLevel.Variable,
        };
    }

    /// <summary>Whether a value is a hash, a number, a time or one of a few words, and so no text in any sense.</summary>
    public static bool IsToken(ContextReference reference) => reference switch
    {
        { Context: "github", Path: ["event", .. var field] } => JudgeEvent([.. field]) is TaintLevel.Fixed,
        { Context: "github", Path: [var name] } => name is "sha" or "run_id" or "run_number" or "run_attempt" or "ref_type" or "ref_protected" or "workflow_sha" || name.EndsWith("_id", StringComparison.Ordinal),
        { Context: "steps" or "needs", Path: [.., "outcome" or "conclusion" or "result"] } => true,
        _ => false,
    };

    private static TaintLevel JudgeEvent(ImmutableArray<string> path)
    {
        // An array's item has no name of its own: commits.*.message, labels[0].name.
        var names = path.RemoveAll(static part => part == "*");
        if (names is [] or ["inputs"] or ["client_payload"])
        {
            return path is ["inputs", ..] or ["client_payload", ..] ? TaintLevel.Variable : TaintLevel.Untrusted;
        }

        var last = names[^1];
        if (names is ["inputs" or "client_payload", ..])
        {
            return TaintLevel.Variable;
        }

        if (IsFixed(last, names))
        {
            return TaintLevel.Fixed;
        }

        return names switch
        {
            _ when WordedNames.Contains(last) && !names.Any(Trusted.Contains) => TaintLevel.Untrusted,
            [.., "head", "ref"] => TaintLevel.Untrusted,
            [.., "head", "repo", "default_branch" or "description" or "homepage"] or [.., "head_repository", "description"] => TaintLevel.Untrusted,
            [.., "author" or "committer", "name" or "email" or "username"] => TaintLevel.Untrusted,
            ["issue" or "pull_request" or "comment" or "review" or "discussion" or "head_commit" or "commits" or "workflow_run" or "pages" or "review_comment"] => TaintLevel.Untrusted,
            ["pull_request" or "workflow_run", "head" or "head_commit"] => TaintLevel.Untrusted,
            _ => TaintLevel.Variable,
        };
    }

    private static bool IsFixed(string name, ImmutableArray<string> names) =>
        name.EndsWith("_at", StringComparison.Ordinal) || name.EndsWith("_count", StringComparison.Ordinal) || name.EndsWith("_id", StringComparison.Ordinal) || name.EndsWith("_sha", StringComparison.Ordinal)
        || name.StartsWith("is_", StringComparison.Ordinal) || name.StartsWith("has_", StringComparison.Ordinal) || name.StartsWith("allow_", StringComparison.Ordinal)
        || (FixedNames.Contains(name) && !(names.Length == 1 && name is "commits" or "comments"));
}
