using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Packages;
using A11.Core.Shell.Syntax;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>A script installs named versions.</summary>
public sealed class PinInstalledPackages : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1009", "pin-installed-packages", "A script installs named versions", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["zizmor/adhoc-packages"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step.Run is not { } run || step.Shell is "pwsh" or "powershell" or "cmd" or "python")
        {
            return;
        }

        var within = context.Within(run.Map);
        foreach (var command in ShellParser.Parse(run.Value).Commands)
        {
            foreach (var package in UnpinnedPackages.Pip(command).Concat(UnpinnedPackages.Npm(command)))
            {
                within.Report(this, package.Span, $"{package.Value} is installed without a version, so that a run can fail or change without a commit; name the version, or list it in a file of the repository and install that.");
            }
        }
    }
}
