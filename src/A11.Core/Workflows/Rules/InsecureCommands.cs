using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds environments that switch on the commands by which output sets variables.</summary>
public sealed class InsecureCommands : WorkflowRule
{
    private const string Variable = "ACTIONS_ALLOW_UNSECURE_COMMANDS";

    private static readonly CheckDescriptor Enabled = new("AXW1108", "insecure-commands", "Workflow commands in output should not set variables", Severity.Error, Category.Secure)
    {
        Aliases = ["zizmor/insecure-commands", "checkov/CKV_GHA_1"],
    };

    private static readonly CheckDescriptor Unknown = new("AXW1109", "unknown-environment", "Environments should be written out", Severity.Info, Category.Secure)
    {
        Aliases = ["zizmor/insecure-commands"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Enabled;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Enabled, Unknown];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context) => Check(file.Root, context);

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context) => Check(job.Mapping, context);

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context) => Check(step.Mapping, context);

    private static void Check(YamlMapping mapping, RuleContext context)
    {
        var env = mapping.Find("env");
        if (env?.Value.AsMapping?.Find(Variable) is { Value.AsScalar: { } value } entry && value.Value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            // The place of all of it: the key that holds the environment, as other linters name that.
            context.Report(Enabled, env.Key.Span.Union(entry.Span), $"{Variable} lets anything that is printed set variables and PATH, so untrusted output can run code. Remove it, and write to $GITHUB_ENV or $GITHUB_PATH.");
        }
        else if (env?.Value.AsScalar is { } text && text.Value.Contains("${{", StringComparison.Ordinal))
        {
            context.Report(Unknown, env.Span, $"This environment is known only when the workflow runs, so it could hold {Variable}. Write its variables one by one.");
        }
    }
}
