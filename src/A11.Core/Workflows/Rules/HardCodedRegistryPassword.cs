using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds passwords of registries that are written into the workflow.</summary>
public sealed class HardCodedRegistryPassword : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0222", "hard-coded-registry-password", "Registry passwords must come from secrets", Severity.Error, Category.Secure)
    {
        Aliases = ["actionlint/credentials", "zizmor/hardcoded-container-credentials"],
        FindsSecrets = true,
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        foreach (var container in JobContainer.FindAll(job))
        {
            if (container.Mapping["credentials"]?.AsMapping?["password"]?.AsScalar is { Value.Length: > 0 } password && !password.HasExpression)
            {
                context.Report(this, password.ValueSpan, $"{container.Title} has its registry's password written into the workflow, where everybody who can read the repository can read it. Move it to a secret, and change it.", cause: password.ValueSpan);
            }
        }
    }
}
