using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds checkouts of the whole history in jobs that read none of it.</summary>
public sealed class NeedlessFullClone : WorkflowRule
{
    private const string Checkout = "actions/checkout";

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW2103", "needless-full-clone", "Check out the history only where it is used", Severity.Info, Category.Fast)
    {
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        foreach (var step in job.Steps)
        {
            if (step.Reference is { Repository: Checkout } && step.With?.Find("fetch-depth") is { } depth && depth.Value.Text == "0" && !Explanation.Has(depth, file) && job.Steps.All(other => NeedsNoHistory(other, file)))
            {
                context.Report(this, depth.Value.Span, $"fetch-depth: 0 downloads the whole history, and nothing in job {job.Id} is known to read it. Remove fetch-depth.");
            }
        }
    }

    /// <summary>Whether a step is known to read no history: it sets a tool up, stores or loads files, or installs, lints and tests by known commands.</summary>
    private static bool NeedsNoHistory(WorkflowStep step, WorkflowFile file) => step switch
    {
        { Reference: { } reference } => reference.Repository is Checkout or "actions/cache" or "actions/upload-artifact" or "actions/download-artifact" || reference.Repository.StartsWith("actions/setup-", StringComparison.Ordinal),
        { Run: { } run } => file.ParseScript(run) is { Problems.IsEmpty: true } script && script.Commands.All(static command => CommandPurpose.IsInstall(command) || CommandPurpose.IsLint(command) || CommandPurpose.IsTest(command)),
        _ => false,
    };
}
