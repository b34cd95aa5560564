using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds jobs without a time limit.</summary>
public sealed class MissingJobTimeout : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW2001", "missing-job-timeout", "Jobs should have a timeout", Severity.Warning, Category.FailFast) { Fix = FixSafety.Unsafe };

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        if (job.Uses is null && job.Mapping["timeout-minutes"] is null && job.Mapping["steps"] is not null)
        {
            context.Report(this, job.Key.Span, $"Job {job.Id} has no timeout-minutes, so a hung run uses the default limit of 360 minutes. Set timeout-minutes.", CreateFix(job, file));
        }
    }

    /// <summary>How long a job takes isn't known here: an hour is more than most need.</summary>
    private static Fix? CreateFix(WorkflowJob job, WorkflowFile file) =>
        new YamlInsertion(file.Tree.Source).AddAfter(job.Mapping, "runs-on", "timeout-minutes: 60") is { } edit ? new Fix("Set timeout-minutes: 60", [edit], FixSafety.Unsafe) : null;
}
