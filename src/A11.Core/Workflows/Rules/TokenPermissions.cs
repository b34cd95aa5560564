using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Looks at the permissions of the token that a workflow and its jobs get.</summary>
public sealed class TokenPermissions : WorkflowRule
{
    private static readonly CheckDescriptor Missing = new("AXW1003", "missing-permissions", "Workflows should declare the permissions of their token", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/excessive-permissions", "checkov/CKV2_GHA_1"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly CheckDescriptor WriteAll = new("AXW1015", "write-all-permissions", "Tokens should not have write access to everything", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/excessive-permissions", "checkov/CKV2_GHA_1"],
    };

    private static readonly CheckDescriptor ReadAll = new("AXW1114", "read-all-permissions", "Tokens should not have read access to everything", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/excessive-permissions"],
    };

    private static readonly CheckDescriptor WorkflowWide = new("AXW1113", "workflow-wide-write", "Write access should be given to the job that needs it", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/excessive-permissions"],
    };

    private static readonly CheckDescriptor OfOnlyJob = new("AXW1115", "write-above-single-job", "Write access should stand in the job even if it is the only one", Severity.Info, Category.Secure)
    {
        Aliases = ["zizmor/excessive-permissions"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Missing;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Missing, WriteAll, ReadAll, WorkflowWide, OfOnlyJob];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        if (!file.IsWorkflow || file.Jobs.IsEmpty)
        {
            return;
        }

        var permissions = file.Root["permissions"];
        ImmutableArray<WorkflowJob> heirs = [.. file.Jobs.Where(static job => job.Mapping["permissions"] is null)];
        if (permissions is null)
        {
            CheckMissing(heirs, file, context);
        }
        else if (!heirs.IsEmpty)
        {
            CheckAll(permissions, context);
            CheckWorkflowWide(permissions, file, context);
        }

        foreach (var own in file.Jobs.Select(static job => job.Mapping["permissions"]).OfType<YamlNode>())
        {
            CheckAll(own, context);
        }
    }

    /// <summary>A workflow that is only called gets what its caller gives; not so the workflows that it calls itself, whose jobs pass it on.</summary>
    private static void CheckMissing(ImmutableArray<WorkflowJob> heirs, WorkflowFile file, RuleContext context)
    {
        var isOnlyCalled = file.Events is [{ Text: "workflow_call" }];
        if (heirs.FirstOrDefault(job => !isOnlyCalled || job.Uses is not null) is { } job)
        {
            context.Report(Missing, job.Key.Span, $"Job {job.Id} has no permissions, so its token gets the repository's default, which can include write access. Add permissions: {{ contents: read }} at the top level.", LeastPermissions.CreateFix(file));
        }
    }

    private static void CheckAll(YamlNode permissions, RuleContext context)
    {
        if (permissions.Text == "write-all")
        {
            context.Report(WriteAll, permissions.Span, "write-all gives every step and every action write access to the whole repository. List the permissions that are needed, for example { contents: read }.");
        }
        else if (permissions.Text == "read-all")
        {
            context.Report(ReadAll, permissions.Span, "read-all lets every step and every action read all of the repository, security findings included. List the permissions that are needed, for example { contents: read }.");
        }
    }

    private static void CheckWorkflowWide(YamlNode permissions, WorkflowFile file, RuleContext context)
    {
        var isAlone = file.Jobs.Length == 1 || file.Events is [{ Text: "workflow_call" }];
        foreach (var entry in permissions.AsMapping?.Entries ?? [])
        {
            if (entry.Value.Text == "write")
            {
                context.Report(isAlone ? OfOnlyJob : WorkflowWide, entry.Span, $"{entry.Name}: write at the top level is given to every job. Move it to the permissions of the job that needs it.");
            }
        }
    }
}
