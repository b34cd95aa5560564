using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Actions;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds actions that the repository's owners do not allow.</summary>
public sealed class ForbiddenAction : ActionRule
{
    private static readonly TextListOption Allow = new("allow", "Patterns of the only actions that may be used, for example actions/* or owner/repository; empty allows all.", []);
    private static readonly TextListOption Deny = new("deny", "Patterns of actions that may not be used, for example owner/* or owner/repository@ref.", []);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1104", "forbidden-action", "Actions must be among those that are allowed", Severity.Error, Category.Secure)
    {
        Aliases = ["zizmor/forbidden-uses"],
        Options = [Allow, Deny],
    };

    /// <inheritdoc/>
    protected override void Check(YamlScalar uses, UsesReference reference, WorkflowFile file, RuleContext context)
    {
        var allowed = context.Option(this, Allow);
        if (UsesPattern.FindFor(reference, context.Option(this, Deny)) is { } denied)
        {
            context.Report(this, uses.ValueSpan, $"{reference.Text} is forbidden by the pattern {denied} in the configuration. Use an allowed action.");
        }
        else if (!allowed.IsEmpty && UsesPattern.FindFor(reference, allowed) is null)
        {
            context.Report(this, uses.ValueSpan, $"{reference.Text} is not among the actions that the configuration allows. Use an allowed action, or add it to the list.");
        }
    }
}
