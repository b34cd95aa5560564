using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds builds that whoever starts them can change by inputs.</summary>
public sealed class DispatchInputs : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1137", "dispatch-inputs", "Builds should not depend on inputs", Severity.Info, Category.Secure)
    {
        Aliases = ["checkov/CKV_GHA_7"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        if (file.Root["on"]?.AsMapping?["workflow_dispatch"]?.AsMapping?.Find("inputs") is { } inputs && inputs.Value.AsMapping?.Entries.IsEmpty == false)
        {
            context.Report(this, inputs.Key.Span, "Whoever starts this workflow decides by inputs what is built, so its result can't be traced to the source alone. Remove the inputs.");
        }
    }
}
