using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Actions;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Looks at which revision of an action or a called workflow is used.</summary>
public sealed class ActionReferences : ActionRule
{
    private static readonly CheckDescriptor WithoutVersion = new("AXW0006", "action-without-version", "Actions must have a version", Severity.Error, Category.Correct)
    {
        Aliases = ["zizmor/unpinned-uses", "actionlint/action", "actionlint/workflow-call"],
    };

    private static readonly TextMapOption Policies = new("policies", "How closely actions must be pinned, by pattern: any, ref-pin (a branch, tag or commit) or hash-pin (a commit, the default).");

    private static readonly CheckDescriptor FromBranch = new("AXW1001", "action-from-branch", "Actions should not be used from a branch", Severity.Error, Category.Reproducible)
    {
        Aliases = ["zizmor/unpinned-uses"],
        Options = [Policies],
    };

    private static readonly CheckDescriptor FromTag = new("AXW1002", "action-pinned-to-tag", "Pin actions to a commit", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["zizmor/unpinned-uses"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => FromBranch;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [WithoutVersion, FromBranch, FromTag];

    /// <inheritdoc/>
    protected override void Check(YamlScalar uses, UsesReference reference, WorkflowFile file, RuleContext context)
    {
        if (reference is { Ref: null, IsNamed: true })
        {
            context.Report(WithoutVersion, uses.ValueSpan, $"{reference.Text} has no version, so GitHub rejects the workflow. Pin a commit, with its version in a comment: {reference.Text}@<commit> # v1.2.3.");
            return;
        }

        if (reference is not { Ref: { Length: > 0 } name, IsCommit: false } || PinningPolicy.Find(reference, context.Option(this, Policies)) is not PinningPolicy.Hash || ActionsLock.Binds(reference, context))
        {
            return;
        }

        if (reference.IsVersion)
        {
            context.Report(FromTag, uses.ValueSpan, $"The tag {name} of {reference.Repository} can be moved to other code. Pin the commit, with the tag in a comment: {reference.Text[..^name.Length]}<commit> # {name}.", PinningFix.Create(uses, reference, file, context));
        }
        else if (!name.Contains('$', StringComparison.Ordinal))
        {
            context.Report(FromBranch, uses.ValueSpan, $"The ref {name} of {reference.Repository} is mutable: the next run can execute other code with this workflow's permissions. Pin a commit, with its version in a comment: {reference.Text[..^name.Length]}<commit> # v1.2.3.");
        }
    }
}
