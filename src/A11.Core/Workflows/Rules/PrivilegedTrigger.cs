using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds events that outside contributors trigger and that run with the repository's secrets and write access.</summary>
public sealed class PrivilegedTrigger : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1006", "privileged-trigger", "Workflows should not run with privileges on events that outside contributors trigger", Severity.Error, Category.Secure)
    {
        Aliases = ["zizmor/dangerous-triggers"],
    };

    /// <summary>What scripts contain that fetch code or artifacts, or run them.</summary>
    private static readonly string[] Fetches = ["git ", "gh pr checkout", "gh repo clone", "gh run download", "gh api", "curl", "wget", "npm ", "yarn ", "pip ", "make", "./", "docker ", "dotnet ", "bash ", "python"];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        var on = file.Root.Find("on")?.Key.Span;
        foreach (var name in file.Events.Where(name => name.Text is "pull_request_target" or "workflow_run"))
        {
            context.InScope(on?.Union(name.Span) ?? name.Span).Report(
                this,
                name.Span,
                $"{name.Text} gives a run that outside contributors can trigger the repository's secrets and a write token. Use pull_request; if you need {name.Text}, use nothing of the pull request, and suppress this with that reason.",
                severity: MayRunOtherCode(file) ? null : Severity.Warning);
        }
    }

    /// <summary>Whether anything could bring the code of a pull request, or an artifact of it, into a job: a checkout, a download, a script of the repository, an action or workflow that is not seen here.</summary>
    private static bool MayRunOtherCode(WorkflowFile file) =>
        file.Jobs.Any(static job => job.Uses is not null)
        || file.Steps.Any(static step =>
            step.Reference is { IsLocal: true } or { Repository: "actions/checkout" or "actions/download-artifact" or "dawidd6/action-download-artifact" }
            || (step.Run is { Value: var script } && Fetches.Any(word => script.Contains(word, StringComparison.Ordinal))));
}
