using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Workflows.Taint;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds steps that run the code of a pull request with the repository's secrets and write access.</summary>
public sealed class UntrustedCheckoutRun : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1140", "untrusted-checkout-run", "Code of pull requests must not run with the repository's secrets", Severity.Error, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        if (!Triggers.ArePrivileged(file))
        {
            return;
        }

        WorkflowStep? checkout = null;
        foreach (var step in job.Steps)
        {
            if (UntrustedCheckout.Is(step, file))
            {
                checkout = step;
            }
            else if (checkout is not null && PoisonableStep.Find(step, file) is { } place)
            {
                context.InScope(step.Mapping.Span).Report(
                    this,
                    place,
                    $"Job {job.Id} runs code of the pull request that an earlier step checked out, with the repository's secrets and write token in reach. Do this in a workflow on pull_request, which has neither.",
                    related: [context.Locate((checkout.Uses ?? checkout.Run)!.Span, "The code is checked out here.")],
                    severity: IsGuarded(step, job, file) ? Severity.Warning : null);
                return;
            }
        }
    }

    /// <summary>Whether a condition may keep outsiders out, or a person may be asked first: what it says isn't judged.</summary>
    private static bool IsGuarded(WorkflowStep step, WorkflowJob job, WorkflowFile file) =>
        job.Mapping["if"] is not null || job.Mapping["environment"] is not null || step.Mapping["if"] is not null
        || file.FindTrigger("workflow_run")?.ScalarsOf("branches").Any() == true
        || file.FindTrigger("pull_request_target")?.Types.Select(static type => type.Value).SequenceEqual(["labeled"]) == true;
}
