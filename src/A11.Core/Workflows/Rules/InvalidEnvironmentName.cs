using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds names of environment variables that no program can read.</summary>
public sealed class InvalidEnvironmentName : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0223", "invalid-environment-name", "Names of environment variables must be valid", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/env-var"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context) => Check(file.Root, context);

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        Check(job.Mapping, context);
        Check(job.Mapping["container"]?.AsMapping, context);
        foreach (var service in job.Mapping["services"]?.AsMapping?.Entries ?? [])
        {
            Check(service.Value.AsMapping, context);
        }
    }

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context) => Check(step.Mapping, context);

    private void Check(YamlMapping? owner, RuleContext context)
    {
        foreach (var entry in owner?["env"]?.AsMapping?.Entries ?? [])
        {
            if (entry.Key is YamlScalar key && !key.HasExpression && key.Value.AsSpan().IndexOfAny("&= ") >= 0)
            {
                context.Report(this, key.Span, $"{key.Value} is no valid name of an environment variable: it contains a space, = or &. Write the value after a colon, and the name in letters, digits and _.");
            }
        }
    }
}
