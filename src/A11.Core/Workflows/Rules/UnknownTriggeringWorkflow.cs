using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Text;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds workflows that wait for a workflow that the repository doesn't have.</summary>
public sealed class UnknownTriggeringWorkflow : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0309", "unknown-triggering-workflow", "workflow_run should name workflows of the repository", Severity.Warning, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        if (file.FindTrigger("workflow_run") is not { } trigger || !RepositoryPath.IsWorkflow(context.File.Path) || WorkflowNames.Find(context.Repository).FindAll(context.File.Directory) is not { } names)
        {
            return;
        }

        foreach (var name in trigger.ScalarsOf("workflows").Where(name => !names.Contains(name.Value) && !name.Value.Contains('*', StringComparison.Ordinal) && !name.HasExpression))
        {
            string[] others = [.. names.Order(StringComparer.Ordinal)];
            context.Report(this, name.ValueSpan, $"No workflow here is named {name.Value}, so its runs never start this one. {(Spelling.Nearest(name.Value, others) is { } meant ? $"Use {meant}." : "Use the text after name: of the other workflow.")}");
        }
    }
}
