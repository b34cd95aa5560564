using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>A failure is not hidden.</summary>
public sealed class LetFailuresFail : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW2004", "hidden-failure", "A failure is not hidden", Severity.Warning, Category.FailFast);

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context) => Check(job.Mapping, context);

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        Check(step.Mapping, context);
        if (step.With?.Find("fail_ci_if_error") is { Value: YamlScalar { Value: "false" } } hidden)
        {
            context.Report(this, hidden.Value.Span, "The upload may fail for months and nobody is told; set fail_ci_if_error to true, or leave the step out.");
        }
    }

    private void Check(YamlMapping mapping, RuleContext context)
    {
        if (mapping.Find("continue-on-error") is { Value: YamlScalar { AsBoolean: true } } entry)
        {
            context.Report(this, entry.Span, "A failure here is shown as success, so that nobody mends it; remove continue-on-error, or run what may fail in a workflow of its own.");
        }
    }
}
