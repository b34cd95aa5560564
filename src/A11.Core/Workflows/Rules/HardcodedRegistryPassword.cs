using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds passwords of registries that are written into a workflow.</summary>
public sealed class HardcodedRegistryPassword : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1120", "hardcoded-registry-password", "Passwords of registries must be secrets", Severity.Error, Category.Secure)
    {
        Aliases = ["zizmor/hardcoded-container-credentials", "actionlint/credentials"],
        FindsSecrets = true,
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        foreach (var container in JobContainer.FindAll(job))
        {
            if (container.Mapping["credentials"]?.AsMapping?["password"]?.AsScalar is { Value.Length: > 0 } password && file.FindExpressions(password) is not [{ IsWhole: true }])
            {
                context.Report(this, password.ValueSpan, $"{container.Title} has its registry's password in the workflow, where everybody can read it. Store it as a secret: password: ${{{{ secrets.REGISTRY_PASSWORD }}}}.");
            }
        }
    }
}
