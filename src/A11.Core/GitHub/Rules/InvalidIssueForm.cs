using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.GitHub.Model;
using A11.Core.Schemas;

namespace A11.Core.GitHub.Rules;

/// <summary>Compares issue forms, and the file that configures the choice between them, with their schemas.</summary>
public sealed class InvalidIssueForm : GitHubRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXG1002", "invalid-issue-form", "Issue forms must be valid", Severity.Error, Category.Correct)
    {
        Aliases = ["a11/schema"],
    };

    /// <inheritdoc/>
    public override void Visit(GitHubFile file, RuleContext context)
    {
        if (file.Kind is GitHubFileKind.IssueForm or GitHubFileKind.IssueChooser)
        {
            // Forms that begin their options with an empty one are in use: people then choose before they go on.
            foreach (var problem in GitHubSchemas.Validate(file).Where(static problem => problem is not { Kind: SchemaProblemKind.EmptyValue, Parent: "options" }))
            {
                context.Report(this, problem.Span, problem.ToMessage(file.Kind is GitHubFileKind.IssueForm ? ", so GitHub doesn't offer the form" : ", so GitHub ignores it"));
            }
        }
    }
}
