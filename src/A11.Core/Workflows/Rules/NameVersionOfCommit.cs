using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>A comment says which version a commit is.</summary>
public sealed class NameVersionOfCommit : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1010", "version-of-commit", "A comment says which version a commit is", Severity.Info, Category.Documented);

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
            context.Report(this, uses.ValueSpan, $"Nobody can tell which version of {reference.Repository} this commit is, or whether a newer one mends a hole; write it behind as a comment: # v1.2.3.");
        }
    }
}
