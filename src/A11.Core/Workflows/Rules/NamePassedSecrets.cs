using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>A called workflow is given the secrets that it needs by name.</summary>
public sealed class NamePassedSecrets : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1007", "secrets-inherit", "A called workflow is given the secrets that it needs by name", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/secrets-inherit"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        if (job.Uses is not null && job.Mapping["secrets"] is YamlScalar { Value: "inherit" } secrets)
        {
            context.Report(this, secrets.Span, $"“inherit” hands all secrets of the repository to {job.Uses.Value}, now and whatever it becomes; name the ones that it needs.");
        }
    }
}
