using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>An action is pinned to a commit.</summary>
public sealed class PinActionsToCommits : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1002", "action-by-tag", "An action is pinned to a commit", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["zizmor/unpinned-uses"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step is { Uses: { } uses, Reference: { IsLocal: false, IsImage: false } reference })
        {
            Check(uses, reference, context);
        }
    }

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        if (job.Uses is { } uses && UsesReference.Parse(uses.Value) is { IsLocal: false } reference)
        {
            Check(uses, reference, context);
        }
    }

    private void Check(YamlScalar uses, UsesReference reference, RuleContext context)
    {
        if (reference is { IsVersion: true, IsCommit: false } && !ActionsLock.Binds(reference, context))
        {
            context.Report(this, uses.ValueSpan, $"The tag “{reference.Ref}” of {reference.Repository} can be moved to other code at any time, as attackers have done; pin the commit and keep the tag as a comment: {reference.Repository}@<commit> # {reference.Ref}.");
        }
    }
}
