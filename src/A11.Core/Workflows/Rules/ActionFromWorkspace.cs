using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>
/// Finds actions of the repository that are read from a working directory that may hold something else than the commit that runs. A workflow that a job calls by <c>./</c> is of
/// that commit.
/// </summary>
public sealed class ActionFromWorkspace : WorkflowRule
{
    private const string Workspace = "./";
    private const string OwnCommit = "$/";

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1126", "action-from-workspace", "Use the repository's own actions by $/", Severity.Info, Category.Secure)
    {
        Aliases = ["zizmor/self-repository"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        foreach (var step in file.IsWorkflow ? [] : file.Steps)
        {
            Check(step, "the working directory of whoever uses this action", context);
        }
    }

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        var isOther = false;
        foreach (var step in job.Steps)
        {
            isOther |= step.Reference?.Repository.Equals("actions/checkout", StringComparison.OrdinalIgnoreCase) == true && (step.With?["ref"] is not null || step.With?["repository"] is not null) && step.With["path"] is null;
            if (isOther)
            {
                Check(step, "the working directory, where another commit is checked out", context);
            }
        }
    }

    private void Check(WorkflowStep step, string place, RuleContext context)
    {
        if (step.Uses is { IsBlock: false } uses && uses.Value.StartsWith(Workspace, StringComparison.Ordinal) && uses.Value.Length > Workspace.Length)
        {
            var own = OwnCommit + uses.Value[Workspace.Length..];
            var fix = new Fix($"Write {own}", [new TextEdit(uses.Map.ToHost(new TextSpan(0, Workspace.Length)), OwnCommit)], FixSafety.Unsafe);
            context.InScope(step.Mapping.Span).Report(this, uses.ValueSpan, $"{uses.Value} is read from {place}. Use {own}, which is the file of the commit that runs.", fix);
        }
    }
}
