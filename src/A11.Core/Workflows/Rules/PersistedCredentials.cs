using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds checkouts that leave their token in the working directory.</summary>
public sealed class PersistedCredentials : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1004", "persisted-credentials", "Checkouts should not persist credentials", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/artipacked"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step is { Uses: { } uses, Reference.Repository: "actions/checkout" } && step.With?["persist-credentials"]?.Text is not ("false" or "False" or "FALSE"))
        {
            context.Report(this, uses.ValueSpan, "actions/checkout leaves its token on disk, where later steps can read it and an uploaded artifact can expose it. Set persist-credentials: false under with, unless a later step pushes.");
        }
    }
}
