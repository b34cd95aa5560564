using System.Collections.Frozen;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds actions that install whatever version of a tool is the newest.</summary>
public sealed class UnpinnedTool : WorkflowRule
{
    private const string Input = "version";

    /// <summary>Actions that download the newest release where <c>version</c> does not say which (the README of each).</summary>
    private static readonly FrozenSet<string> Installers = new[] { "aquasecurity/setup-trivy", "1password/load-secrets-action" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1135", "unpinned-tool", "Actions that install a tool should be told its version", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["zizmor/unpinned-tools"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step is not { Uses: { } uses, Reference: { } reference } || !Installers.Contains(reference.Repository) || StepCondition.IsNever(step, file))
        {
            return;
        }

        var version = step.With?[Input]?.AsScalar;
        if (version is null)
        {
            context.Report(this, uses.ValueSpan, $"{reference.Repository} installs the newest release of its tool, so one commit can run different tools. Set {Input} under with.");
        }
        else if (version.Value == "latest")
        {
            context.Report(this, version.ValueSpan, $"{reference.Repository} installs the newest release of its tool, so one commit can run different tools. Replace latest by a version.");
        }
        else if (version.Value.Contains("${{", StringComparison.Ordinal))
        {
            context.Report(this, version.ValueSpan, $"The version of the tool that {reference.Repository} installs is known only when the job runs. Write the version.", severity: Severity.Info);
        }
    }
}
