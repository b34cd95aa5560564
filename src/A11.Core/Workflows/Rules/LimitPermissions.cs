using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>A workflow says which permissions its token has.</summary>
public sealed class LimitPermissions : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1003", "workflow-permissions", "A workflow says which permissions its token has", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/excessive-permissions", "checkov/CKV2_GHA_1"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        if (!file.IsWorkflow || file.Jobs.IsEmpty)
        {
            return;
        }

        if (file.Root.Find("permissions") is { } permissions)
        {
            RefuseAll(permissions, context);
        }
        else if (file.Jobs.FirstOrDefault(job => job.Mapping["permissions"] is null && job.Uses is null) is { } job)
        {
            context.Report(this, job.Key.Span, $"Neither the workflow nor the job {job.Id} says which permissions its token has, so it may get all that the repository's default gives, writing included; add “permissions: contents: read” at the top and more only where a job needs it.");
        }

        foreach (var entry in file.Jobs.Select(candidate => candidate.Mapping.Find("permissions")).OfType<YamlEntry>())
        {
            RefuseAll(entry, context);
        }
    }

    private void RefuseAll(YamlEntry permissions, RuleContext context)
    {
        if (permissions.Value.Text == "write-all")
        {
            context.Report(this, permissions.Value.Span, "“write-all” lets every step, and every action it uses, write to everything in the repository; name the permissions that are needed.");
        }
    }
}
