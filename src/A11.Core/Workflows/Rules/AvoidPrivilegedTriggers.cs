using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>No event gives strangers' code the repository's rights.</summary>
public sealed class AvoidPrivilegedTriggers : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXW1006", "privileged-trigger", "No event gives strangers' code the repository's rights", Severity.Error, Category.Secure)
    {
        Aliases = ["zizmor/dangerous-triggers"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        foreach (var name in file.Events.Where(name => name.Text is "pull_request_target" or "workflow_run"))
        {
            context.Report(this, name.Span, $"{name.Text} runs with this repository's secrets and a token that can write, started by whoever opens a pull request; use pull_request, or make sure that nothing of the pull request is checked out, built or read into a script, and suppress this with that reason.");
        }
    }
}
