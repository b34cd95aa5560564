using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.GitHub.Model;

namespace A11.Core.GitHub.Rules;

/// <summary>Compares <c>FUNDING.yml</c> with its schema.</summary>
public sealed class InvalidFundingFile : GitHubRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXG1003", "invalid-funding-file", "FUNDING.yml must be valid", Severity.Warning, Category.Correct)
    {
        Aliases = ["a11/schema"],
    };

    /// <inheritdoc/>
    public override void Visit(GitHubFile file, RuleContext context)
    {
        if (file.Kind is GitHubFileKind.Funding)
        {
            foreach (var problem in GitHubSchemas.Validate(file))
            {
                context.Report(this, problem.Span, problem.ToMessage(", so GitHub doesn't show the link"));
            }
        }
    }
}
