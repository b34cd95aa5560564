using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds failures that a run shows as success.</summary>
public sealed class HiddenFailure : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW2004", "hidden-failure", "Failures should fail the run", Severity.Warning, Category.FailFast);

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context) => Check(job.Mapping, file, context);

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        Check(step.Mapping, file, context);
        if (step.With?.Find("fail_ci_if_error") is { Value: YamlScalar { Value: "false" } } hidden)
        {
            context.Report(this, hidden.Value.Span, "A failed upload doesn't fail the run, so nobody notices. Set fail_ci_if_error: true, or remove the step.", severity: SeverityOf(hidden, file));
        }
    }

    private void Check(YamlMapping mapping, WorkflowFile file, RuleContext context)
    {
        if (mapping.Find("continue-on-error") is { Value: YamlScalar { AsBoolean: true } } entry)
        {
            context.Report(this, entry.Span, "continue-on-error shows a failure as success, so nobody notices it. Remove it, or move what may fail to a separate workflow.", severity: SeverityOf(entry, file));
        }
    }

    /// <summary>An exception with a comment that says why is somebody's decision.</summary>
    private static Severity? SeverityOf(YamlEntry entry, WorkflowFile file) => Explanation.Has(entry, file) ? Severity.Info : null;
}
