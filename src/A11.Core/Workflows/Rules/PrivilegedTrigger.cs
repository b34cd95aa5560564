using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds events that outside contributors trigger and that run with the repository's secrets and write access.</summary>
public sealed class PrivilegedTrigger : WorkflowRule
{
    private static readonly CheckDescriptor Labeling = new("AXW1142", "privileged-labeling", "Workflows that label pull requests should do nothing else", Severity.Warning, Category.Secure);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1006", "privileged-trigger", "Workflows should not run with privileges on events that outside contributors trigger", Severity.Error, Category.Secure)
    {
        Aliases = ["zizmor/dangerous-triggers"],
    };

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors => [Descriptor, Labeling];

    /// <summary>What scripts contain that fetch code or artifacts, or run them.</summary>
    private static readonly string[] Fetches = ["git ", "gh pr checkout", "gh repo clone", "gh run download", "gh api", "curl", "wget", "npm ", "yarn ", "pip ", "make", "./", "docker ", "dotnet ", "bash ", "python"];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        var isLabeling = IsLabeling(file);
        foreach (var name in file.Events.Where(name => name.Text is "pull_request_target" or "workflow_run"))
        {
            var place = PlaceOf(name, file);
            if (isLabeling && name.Text is "pull_request_target")
            {
                context.InScope(place).Report(Labeling, name.Span, "pull_request_target gives this run a write token, which is safe only while it does nothing but label. Add no step that checks out, builds or reads the pull request, and suppress this with that reason.");
                continue;
            }

            context.InScope(place).Report(
                this,
                name.Span,
                $"{name.Text} gives a run that outside contributors can trigger the repository's secrets and a write token. Use pull_request; if you need {name.Text}, use nothing of the pull request, and suppress this with that reason.",
                severity: MayRunOtherCode(file) ? null : Severity.Warning);
        }
    }

    /// <summary>The event together with the key <c>on</c>, where a reader looks for it.</summary>
    private static TextSpan PlaceOf(YamlNode name, WorkflowFile file) => file.Root.Find("on")?.Key.Span.Union(name.Span) ?? name.Span;

    /// <summary>Whether all that runs is GitHub's own labeler, which reads no file of the pull request (its README).</summary>
    private static bool IsLabeling(WorkflowFile file) => !file.Steps.IsEmpty && file.Jobs.All(static job => job.Uses is null) && file.Steps.All(static step => step.Reference is { Repository: "actions/labeler", Path: "" });

    /// <summary>Whether anything could bring the code of a pull request, or an artifact of it, into a job: a checkout, a download, a script of the repository, an action or workflow that is not seen here.</summary>
    private static bool MayRunOtherCode(WorkflowFile file) =>
        file.Jobs.Any(static job => job.Uses is not null)
        || file.Steps.Any(static step =>
            step.Reference is { IsLocal: true } or { Repository: "actions/checkout" or "actions/download-artifact" or "dawidd6/action-download-artifact" }
            || (step.Run is { Value: var script } && Fetches.Any(word => script.Contains(word, StringComparison.Ordinal))));
}
