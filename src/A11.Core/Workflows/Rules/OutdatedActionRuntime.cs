using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds actions that ask for a runtime that GitHub removed from its runners.</summary>
public sealed class OutdatedActionRuntime : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0219", "outdated-action-runtime", "Actions should run on a runtime that runners have", Severity.Warning, Category.Correct)
    {
        Aliases = ["actionlint/action"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step is { Uses: { } uses, Reference: { } reference } && ActionCatalog.IsOutdated(reference))
        {
            var newest = ActionCatalog.FindNewestMajor(reference) is { } major && !ActionCatalog.IsOutdated(reference with { Ref = major }) ? $"Use {major}" : "Use a newer version, or another action";
            context.Report(this, uses.ValueSpan, $"{reference.Text} runs on Node.js 12 or 16, which GitHub removed from its runners. {newest}.");
        }
    }
}
