using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds workflows, jobs and actions without a name.</summary>
public sealed class AnonymousDefinition : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1110", "anonymous-definition", "Workflows, jobs and actions should have a name", Severity.Info, Category.Documented)
    {
        Aliases = ["zizmor/anonymous-definition"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        if (file.Root["name"] is null && !file.Root.Entries.IsEmpty)
        {
            context.Report(this, file.Root.Entries[0].Key.Span, file.IsWorkflow
                ? "The workflow has no name, so GitHub lists it by its path. Add name at the top."
                : "The action has no name, which GitHub requires to list it. Add name at the top.");
        }
    }

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        if (job.Mapping["name"] is null)
        {
            context.Report(this, job.Key.Span, $"Job {job.Id} has no name, so checks show its ID. Add name.");
        }
    }
}
