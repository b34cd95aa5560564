using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds called workflows that get all secrets of the repository.</summary>
public sealed class InheritedSecrets : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1007", "inherited-secrets", "Called workflows should get only the secrets that they need", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/secrets-inherit"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        if (job.Uses is not null && job.Mapping["secrets"] is YamlScalar { Value: "inherit" } secrets)
        {
            context.Report(this, secrets.Span, $"secrets: inherit passes every secret to {job.Uses.Value}. List only the secrets that it needs.");
        }
    }
}
