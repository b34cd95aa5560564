using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>A checkout does not leave its token behind.</summary>
public sealed class DropCredentials : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1004", "checkout-credentials", "A checkout does not leave its token behind", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/artipacked"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step is { Uses: { } uses, Reference.Repository: "actions/checkout" } && step.With?["persist-credentials"]?.Text is not ("false" or "False" or "FALSE"))
        {
            context.Report(this, uses.ValueSpan, "The checkout leaves the token in .git/config, where every later step, and an artifact of the folder, can read it; add “with: persist-credentials: false” unless a later step pushes.");
        }
    }
}
