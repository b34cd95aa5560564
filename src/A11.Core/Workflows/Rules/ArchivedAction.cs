using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds actions whose repository is archived.</summary>
public sealed class ArchivedAction : ActionRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1103", "archived-action", "Actions should be maintained", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/archived-uses"],
    };

    /// <inheritdoc/>
    protected override void Check(YamlScalar uses, UsesReference reference, WorkflowFile file, RuleContext context)
    {
        if (ActionCatalog.IsArchived(reference))
        {
            context.Report(this, uses.ValueSpan, $"{reference.Repository} is archived: nobody fixes vulnerabilities in it any more. Use a maintained action, or run the commands yourself.");
        }
    }
}
