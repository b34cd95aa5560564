using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>An action is not taken from a branch.</summary>
public sealed class PinActions : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1001", "unpinned-action", "An action is not taken from a branch", Severity.Error, Category.Reproducible)
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
        if (reference.Ref is null && reference.Text.Contains('/', StringComparison.Ordinal))
        {
            context.Report(this, uses.ValueSpan, $"{reference.Text} names no version, and GitHub refuses that; pin it to a commit with the version in a comment.", aliases: ["zizmor/unpinned-uses", "actionlint/action"]);
        }
        else if (reference is { Ref: { Length: > 0 } name, IsCommit: false, IsVersion: false } && !name.Contains('$', StringComparison.Ordinal) && !ActionsLock.Binds(reference, context))
        {
            context.Report(this, uses.ValueSpan, $"{reference.Repository} is taken from “{name}”, which is whatever was pushed there last: the next run may execute other code with this workflow's rights. Pin it to a commit, with the version in a comment.");
        }
    }
}
