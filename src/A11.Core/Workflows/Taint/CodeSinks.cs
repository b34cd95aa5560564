using System.Collections.Frozen;
using System.Collections.Immutable;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Taint;

/// <summary>A value that is run as code: a script, or an input that an action runs.</summary>
/// <param name="Code">The value.</param>
/// <param name="Input">The input; null for a step's own script.</param>
internal readonly record struct CodeSink(YamlScalar Code, string? Input)
{
    /// <summary>Inputs that actions run as code or as a template (github/codeql, its models of actions; the README of each).</summary>
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Inputs = new Dictionary<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase)
    {
        ["8398a7/action-slack"] = ["custom_payload"],
        ["actions/github-script"] = ["script"],
        ["addnab/docker-run-action"] = ["run", "options"],
        ["amadevus/pwsh-script"] = ["script"],
        ["appleboy/ssh-action"] = ["script"],
        ["azure/cli"] = ["inlineScript"],
        ["azure/powershell"] = ["inlineScript"],
        ["cardinalby/js-eval-action"] = ["expression"],
        ["cross-platform-actions/action"] = ["run"],
        ["devorbitus/yq-action-output"] = ["cmd"],
        ["gautamkrishnar/blog-post-workflow"] = ["item_exec"],
        ["imjohnbo/issue-bot"] = ["body", "linked-comments-previous-issue-text", "linked-comments-new-issue-text"],
        ["jannekem/run-python-script-action"] = ["script"],
        ["lucasbento/auto-close-issues"] = ["issue-close-message"],
        ["mikefarah/yq"] = ["cmd"],
        ["nick-fields/retry"] = ["command", "on_retry_command"],
        ["reactivecircus/android-emulator-runner"] = ["script", "pre-emulator-launch-script"],
        ["roots/issue-closer-action"] = ["issue-close-message", "pr-close-message"],
        ["sergeysova/jq-action"] = ["cmd"],
        ["skitionek/notify-microsoft-teams"] = ["overwrite"],
        ["tibdex/backport"] = ["body_template", "head_template", "labels_template", "title_template"],
        ["uraimo/run-on-arch-action"] = ["run", "install", "setup"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What of a step is run as code.</summary>
    public static IEnumerable<CodeSink> FindAll(WorkflowStep step)
    {
        if (step.Run is { } run)
        {
            yield return new CodeSink(run, null);
        }
        else if (step is { Reference: { } reference, With: { } with } && Inputs.TryGetValue(reference.Repository, out var names))
        {
            foreach (var entry in with.Entries)
            {
                if (names.Contains(entry.Name, StringComparer.OrdinalIgnoreCase) && entry.Value.AsScalar is { } code)
                {
                    yield return new CodeSink(code, entry.Name);
                }
            }
        }
    }
}
