using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Looks at the form of what <c>uses</c> names. A reference that only lacks its version is another check's.</summary>
public sealed class InvalidReferences : WorkflowRule
{
    private static readonly CheckDescriptor Action = new("AXW0220", "invalid-action-reference", "Steps must name actions in a form that GitHub accepts", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/action"],
    };

    private static readonly CheckDescriptor Workflow = new("AXW0228", "invalid-workflow-reference", "Jobs must name workflows in a form that GitHub accepts", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/workflow-call", "a11/schema"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Action;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Action, Workflow];

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step is not { Uses: { IsNull: false, HasExpression: false } uses, Reference: { } reference })
        {
            return;
        }

        var text = uses.Value;
        var problem = reference.IsImage ? text.EndsWith(':') ? $"{text} has an empty tag. Add the tag, or remove the colon." : null
            : text.StartsWith("../", StringComparison.Ordinal) ? $"GitHub reads no path above the repository. Write it from the repository's root, with ./ in front."
            : reference.IsLocal ? null
            : text.StartsWith('.') || text.StartsWith('/') ? $"{text} is no action: a path in this repository starts with ./. Write ./{text.TrimStart('/')}."
            : !reference.IsNamed ? $"{text} names no repository. Write owner/name@version."
            : reference.Ref is "" ? $"{text} has an empty version. Add a commit or a tag."
            : null;
        if (problem is not null)
        {
            context.Report(Action, uses.ValueSpan, problem);
        }
    }

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        if (job is not { Uses: { IsNull: false, HasExpression: false } uses, Reference: { } reference })
        {
            return;
        }

        var text = uses.Value;
        var problem = reference.IsLocal
            ? text.Contains('@', StringComparison.Ordinal) ? $"A workflow of this repository takes no version, as it is read at the same commit. Remove {text[text.IndexOf('@', StringComparison.Ordinal)..]}."
            : !RepositoryPath.IsYaml(text) ? $"{text} is no workflow: name its file, for example ./.github/workflows/build.yml."
            : null
            : reference is { IsNamed: true, Path.Length: > 0 } && RepositoryPath.IsYaml(reference.Path) ? null
            : $"{text} is no workflow. Write ./.github/workflows/file.yml, or owner/name/.github/workflows/file.yml@version.";
        if (problem is not null)
        {
            context.Report(Workflow, uses.ValueSpan, problem);
        }
    }
}
