using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds features of GitHub Actions that do more harm than good.</summary>
public sealed class DiscouragedFeature : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1116", "discouraged-feature", "Avoid features that are brittle or hard to review", Severity.Info, Category.Correct)
    {
        Aliases = ["zizmor/misfeature"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        if (file.IsWorkflow && file.Steps.Any(static step => step.Run is not null && step.Shell is null))
        {
            CheckShell(DefaultShellOf(file.Root), context);
        }
    }

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        if (job.Steps.Any(static step => step.Run is not null && step.Shell is null))
        {
            CheckShell(DefaultShellOf(job.Mapping), context);
        }
    }

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step.Reference?.Repository.Equals("actions/setup-python", StringComparison.OrdinalIgnoreCase) == true && step.With?.Find("pip-install") is { } install)
        {
            context.Report(this, install.Span, "pip-install of actions/setup-python installs packages into the runner's own Python, which breaks with its next update. Install into a virtual environment in a run step.");
        }

        CheckShell(step.Run is null ? null : step.Mapping["shell"]?.AsScalar, context);
    }

    private static YamlScalar? DefaultShellOf(YamlMapping mapping) => mapping["defaults"]?.AsMapping?["run"]?.AsMapping?["shell"]?.AsScalar;

    private void CheckShell(YamlScalar? shell, RuleContext context)
    {
        if (shell?.Value is "cmd" or "cmd.exe")
        {
            context.Report(this, shell.ValueSpan, "cmd has no safe way to quote variables, and no linter reads it. Use pwsh or bash.");
        }
    }
}
