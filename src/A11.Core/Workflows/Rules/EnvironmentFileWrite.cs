using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Workflows.Taint;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds scripts that write text of others into the files by which a step sets variables and PATH for the next ones.</summary>
public sealed class EnvironmentFileWrite : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1133", "environment-file-write", "Untrusted text should not get into GITHUB_ENV or GITHUB_PATH", Severity.Error, Category.Secure)
    {
        Aliases = ["zizmor/github-env"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step.Run is not { } run || !run.Value.Contains("GITHUB_", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var taint = TaintModel.Find(file, context);
        var isReachable = !file.IsWorkflow || Triggers.ArePrivileged(file);
        var within = context.Within(run.Map);
        foreach (var write in RunnerFile.FindWrites(file.ParseScript(run)))
        {
            if (taint.FindInScript(step, write.Values) is { } source)
            {
                within.Report(this, write.Span, $"{source.Describe()} gets into {write.File}, where a line break in it sets variables such as LD_PRELOAD for later steps. Pass it as a step output instead, or check it first.", related: source.Locate());
            }
            else if (isReachable && write.IsDynamic)
            {
                within.Report(this, write.Span, $"Text that is known only at run time gets into {write.File}. If others can word it, a line break in it sets variables for later steps. Pass it as a step output instead.", severity: Severity.Info);
            }
        }
    }
}
