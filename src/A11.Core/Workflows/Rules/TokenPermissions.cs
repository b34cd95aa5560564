using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Looks at the permissions of the token that a workflow and its jobs get.</summary>
public sealed class TokenPermissions : WorkflowRule
{
    private static readonly CheckDescriptor Missing = new("AXW1003", "missing-permissions", "Workflows should declare the permissions of their token", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/excessive-permissions", "checkov/CKV2_GHA_1"],
    };

    private static readonly CheckDescriptor WriteAll = new("AXW1015", "write-all-permissions", "Tokens should not have write access to everything", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/excessive-permissions", "checkov/CKV2_GHA_1"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Missing;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Missing, WriteAll];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        if (!file.IsWorkflow || file.Jobs.IsEmpty)
        {
            return;
        }

        if (file.Root["permissions"] is null && file.Jobs.FirstOrDefault(static job => job.Mapping["permissions"] is null && job.Uses is null) is { } job)
        {
            context.Report(Missing, job.Key.Span, $"Job {job.Id} has no permissions, so its token gets the repository's default, which can include write access. Add permissions: {{ contents: read }} at the top level.");
        }

        foreach (var permissions in file.Jobs.Select(static job => job.Mapping["permissions"]).Prepend(file.Root["permissions"]))
        {
            if (permissions?.Text == "write-all")
            {
                context.Report(WriteAll, permissions.Span, "write-all gives every step and every action write access to the whole repository. List the permissions that are needed, for example { contents: read }.");
            }
        }
    }
}
