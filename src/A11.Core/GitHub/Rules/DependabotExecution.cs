using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.GitHub.Model;
using A11.Core.Text;

namespace A11.Core.GitHub.Rules;

/// <summary>Finds updates for which Dependabot runs code of the dependencies.</summary>
public sealed class DependabotExecution : GitHubRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXG1102", "dependabot-execution", "Dependabot should not run code of dependencies", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/dependabot-execution"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(GitHubFile file, RuleContext context)
    {
        foreach (var update in file.Updates)
        {
            if (update.Find("insecure-external-code-execution") is { Value.Text: "allow" } execution)
            {
                context.InScope(update.Span).Report(this, execution.Span, "Dependabot runs code of the dependencies, with access to the registries' credentials. Set insecure-external-code-execution: deny.", new Fix("Deny the execution", [new TextEdit(execution.Value.Span, "deny")], FixSafety.Unsafe));
            }
        }
    }
}
