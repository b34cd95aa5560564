using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds jobs that run on machines of the repository's owner.</summary>
public sealed class SelfHostedRunner : WorkflowRule
{
    private const string Label = "self-hosted";

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1107", "self-hosted-runner", "Jobs of public repositories should not run on self-hosted runners", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/self-hosted-runner"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        if (job.Mapping.Find("runs-on") is not { Span: var place })
        {
            return;
        }

        var selection = RunnerSelection.Read(job);
        if (selection.Labels.FirstOrDefault(static label => label.Text == Label) is { } label)
        {
            context.Report(this, place, $"Job {job.Id} runs on a self-hosted runner{(label.IsFromMatrix ? " for some values of its matrix" : "")}, which keeps what an attacker leaves on it. Use a hosted runner, or runners that live for one job.");
        }
        else if (selection.Group is not null)
        {
            context.Report(this, place, $"Job {job.Id} runs on a runner group, which may be self-hosted and keep what an attacker leaves on it. Use a hosted runner, or runners that live for one job.");
        }
    }
}
