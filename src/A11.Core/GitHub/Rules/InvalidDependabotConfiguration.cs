using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.GitHub.Model;
using A11.Core.Schemas;

namespace A11.Core.GitHub.Rules;

/// <summary>Compares the configuration of Dependabot with its schema.</summary>
public sealed class InvalidDependabotConfiguration : GitHubRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXG1001", "invalid-dependabot-configuration", "Dependabot's configuration must be valid", Severity.Error, Category.Correct)
    {
        Aliases = ["a11/schema"],
    };

    /// <inheritdoc/>
    public override void Visit(GitHubFile file, RuleContext context)
    {
        if (file.Kind is not GitHubFileKind.Dependabot)
        {
            return;
        }

        var takesAny = file.Tree.RootMapping?["enable-beta-ecosystems"]?.AsScalar?.AsBoolean == true;
        foreach (var problem in GitHubSchemas.Validate(file))
        {
            if (!(takesAny && problem is { Topic: "ecosystem", Kind: SchemaProblemKind.UnexpectedValue }))
            {
                context.Report(this, problem.Span, problem.ToMessage(", so Dependabot rejects the file"));
            }
        }
    }
}
