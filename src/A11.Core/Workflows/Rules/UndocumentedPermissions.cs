using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds permissions without a comment that says what they are for.</summary>
public sealed class UndocumentedPermissions : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1112", "undocumented-permissions", "Permissions should have a comment that says why", Severity.Info, Category.Documented)
    {
        Aliases = ["zizmor/undocumented-permissions"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context) => Check(file.Root, file, context);

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context) => Check(job.Mapping, file, context);

    private void Check(YamlMapping owner, WorkflowFile file, RuleContext context)
    {
        if (owner["permissions"] is not YamlMapping permissions || permissions is { Entries: [{ Name: "contents", Value: YamlScalar { Value: "read" } }] })
        {
            return;
        }

        foreach (var entry in permissions.Entries)
        {
            if (entry.Value is YamlScalar level && !Explanation.Has(entry, file))
            {
                context.Report(this, entry.Span, $"Nobody can tell why {entry.Name}: {level.Value} is needed. Add a comment that says it.");
            }
        }
    }
}
