using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Actions;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds commits of actions whose comment names another version than the one that the commit is.</summary>
public sealed class CommitVersionMismatch : ActionRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1130", "commit-version-mismatch", "The version in the comment should be the version of the commit", Severity.Warning, Category.Documented)
    {
        Aliases = ["zizmor/ref-version-mismatch"],
    };

    /// <inheritdoc/>
    protected override void Check(YamlScalar uses, UsesReference reference, WorkflowFile file, RuleContext context)
    {
        if (reference.IsCommit && ActionVersion.VersionIn(CommentAfter(uses, file)) is { Length: > 0 } written && ActionCatalog.FindTag(reference.Repository, reference.Ref!) is { } tag
            && ActionVersion.Parse(tag) is { } actual && ActionVersion.Parse(written) is { } claimed && !claimed.Agrees(actual))
        {
            context.Report(this, uses.ValueSpan, $"The comment says {written}, but this commit of {reference.Repository} is {tag}. Correct the comment, or pin the commit of {written}.");
        }
    }
}
