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
                // Who may start the job, or must approve it, is a condition that is not judged here.
                var isGuarded = job.Mapping["if"] is not null || job.Mapping["environment"] is not null || step.Mapping["if"] is not null;
                context.InScope(step.Mapping.Span).Report(
                    this,
                    place,
                    $"Job {job.Id} runs code of the pull request that an earlier step checked out, with the repository's secrets and write token in reach. Do this in a workflow on pull_request, which has neither.",
                    related: [context.Locate((checkout.Uses ?? checkout.Run)!.Span, "The code is checked out here.")],
                    severity: isGuarded ? Severity.Warning : null);
                return;
            }
        }
    }
}
