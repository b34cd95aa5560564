using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds workflows whose outdated runs go on.</summary>
public sealed class MissingConcurrency : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW2003", "missing-concurrency", "Newer runs should cancel outdated ones", Severity.Info, Category.Fast)
    {
        Aliases = ["zizmor/concurrency-limits"],
        Fix = FixSafety.Unsafe,
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        if (!file.IsWorkflow || file.Events.All(static name => name.Text == "workflow_call"))
        {
            return;
        }

        if (file.Root.Find("concurrency") is { } concurrency)
        {
            CheckCancellation(concurrency, context);
        }
        else if (file.Jobs.FirstOrDefault(static job => job.Mapping["concurrency"] is null) is not null && file.Root.Find("on") is { } on)
        {
            context.Report(this, on.Key.Span, "Earlier runs go on although newer ones have made them outdated. Add concurrency: { group: \"${{ github.workflow }}-${{ github.ref }}\", cancel-in-progress: true }.", CreateFix(file));
        }

        foreach (var job in file.Jobs)
        {
            if (job.Mapping.Find("concurrency") is { } own)
            {
                CheckCancellation(own, context);
            }
        }
    }

    private static Fix? CreateFix(WorkflowFile file) =>
        new YamlInsertion(file.Tree.Source).AddBefore(file.Root, "jobs", "concurrency:", "  group: ${{ github.workflow }}-${{ github.ref }}", "  cancel-in-progress: true") is { } edit
            ? new Fix("Add concurrency", [edit], FixSafety.Unsafe)
            : null;

    /// <summary>Whether outdated runs end must be said, even where it is no.</summary>
    private void CheckCancellation(YamlEntry concurrency, RuleContext context)
    {
        if (concurrency.Value.AsMapping is not { } mapping ? concurrency.Value.AsScalar is not null : mapping["cancel-in-progress"] is null)
        {
            context.Report(this, concurrency.Span, "Nothing says whether newer runs of the group cancel those in progress. Add cancel-in-progress: true, or false where a run must end, as a deployment.");
        }
    }
}
