using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds <c>concurrency</c> that both queues runs and cancels them, which GitHub refuses (“Workflow syntax”, concurrency).</summary>
public sealed class QueueWithCancellation : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0022", "queue-with-cancellation", "Concurrency must not both queue and cancel runs", Severity.Error, Category.Correct)
    {
        Aliases = ["a11/schema"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context) => Check(file.Root["concurrency"]?.AsMapping, context);

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context) => Check(job.Mapping["concurrency"]?.AsMapping, context);

    private void Check(YamlMapping? concurrency, RuleContext context)
    {
        if (concurrency?.Find("queue") is { Value.Text: "max" } queue && concurrency["cancel-in-progress"]?.AsScalar?.AsBoolean == true)
        {
            context.Report(this, queue.Key.Span, "queue: max can't be combined with cancel-in-progress: true, so GitHub rejects the file. Remove one of them.");
        }
    }
}
