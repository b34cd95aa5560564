using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Actions;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds actions whose name is one letter away from a popular action of another owner.</summary>
public sealed class MisspelledAction : ActionRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1105", "misspelled-action", "Action names should not imitate popular actions", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/typosquat-uses"],
    };

    /// <inheritdoc/>
    protected override void Check(YamlScalar uses, UsesReference reference, WorkflowFile file, RuleContext context)
    {
        if (PopularActions.FindImitated(reference.Repository) is { } imitated)
        {
            context.Report(this, uses.ValueSpan, $"{reference.Repository} is one letter away from {imitated}, so it may be a typo that runs an attacker's code. Use {imitated}, or suppress this if the name is right.");
        }
    }
}
