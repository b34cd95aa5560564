using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Actions;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds versions of actions with a published vulnerability.</summary>
public sealed class VulnerableAction : ActionRule
{
    private static readonly TextListOption Allow = new("allow", "IDs of advisories that are accepted, for example GHSA-mcph-m25j-8j63.", []);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1129", "vulnerable-action", "Actions should not have known vulnerabilities", Severity.Error, Category.Secure)
    {
        Aliases = ["zizmor/known-vulnerable-actions"],
        Options = [Allow],
    };

    /// <inheritdoc/>
    protected override void Check(YamlScalar uses, UsesReference reference, WorkflowFile file, RuleContext context)
    {
        if (ActionVersion.Find(reference, CommentAfter(uses, file)) is { } version && VulnerableActions.Find(reference.Repository, version) is { } advisory && !context.Option(this, Allow).Contains(advisory.Id))
        {
            context.Report(this, uses.ValueSpan, $"This version of {reference.Repository} has a known vulnerability ({advisory.Id}). Use version {advisory.Fixed} or later.");
        }
    }
}
