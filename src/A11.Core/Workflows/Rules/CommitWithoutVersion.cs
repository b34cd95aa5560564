using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds actions pinned to a commit without a comment that names the version.</summary>
public sealed class CommitWithoutVersion : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1010", "commit-without-version", "Commits of actions should have their version in a comment", Severity.Info, Category.Documented);

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step is not { Uses: { } uses, Reference: { IsCommit: true } reference })
        {
            return;
        }

        var rest = file.Tree.Source.Content.AsSpan(uses.Span.End);
        var end = rest.IndexOfAny('\r', '\n');
        if (!(end < 0 ? rest : rest[..end]).Contains('#'))
        {
            context.Report(this, uses.ValueSpan, $"The commit of {reference.Repository} doesn't tell which version it is. Add the version as a comment at the end of the line, for example # v1.2.3.");
        }
    }
}
