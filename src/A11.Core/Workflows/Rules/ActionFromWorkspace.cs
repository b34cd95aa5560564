using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds actions and workflows of the repository that are read from the working directory instead of from the commit that runs.</summary>
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
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context) => Check(step.Uses, context);

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context) => Check(job.Uses, context);

    private void Check(YamlScalar? uses, RuleContext context)
    {
        if (uses is { IsBlock: false } && uses.Value.StartsWith(Workspace, StringComparison.Ordinal) && uses.Value.Length > Workspace.Length)
        {
            var own = OwnCommit + uses.Value[Workspace.Length..];
            var fix = new Fix($"Write {own}", [new TextEdit(uses.Map.ToHost(new TextSpan(0, Workspace.Length)), OwnCommit)], FixSafety.Unsafe);
            context.Report(this, uses.ValueSpan, $"{uses.Value} is whatever earlier steps left in the working directory. Use {own}, which is the file of the commit that runs.", fix);
        }
    }
}
