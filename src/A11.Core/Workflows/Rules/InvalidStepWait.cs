using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>
/// Looks at steps that run in the background, and those that wait for them or cancel them: GitHub rejects a step that names one which isn't above it (actions/languageservices, steps.ts).
/// </summary>
public sealed class InvalidStepWait : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0021", "invalid-step-wait", "Steps must wait for steps above them", Severity.Error, Category.Correct)
    {
        Aliases = ["a11/schema"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        foreach (var job in file.Jobs)
        {
            CheckSteps(job.Steps, context);
        }

        if (!file.IsWorkflow)
        {
            CheckSteps(file.Steps, context);
        }
    }

    private void CheckSteps(ImmutableArray<WorkflowStep> steps, RuleContext context)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var step in steps)
        {
            foreach (var key in (ReadOnlySpan<string>)["wait", "cancel"])
            {
                foreach (var target in step.Mapping[key]?.Scalars ?? [])
                {
                    CheckTarget(target, known, context);
                }
            }

            if (step.Mapping["wait-all"]?.AsScalar is { AsBoolean: false } all)
            {
                context.Report(this, all.Span, "wait-all can't be false, so GitHub rejects the file. Remove the step, or the value.");
            }

            foreach (var background in (step.Mapping["parallel"]?.Mappings ?? []).Select(static inner => inner.Find("background")).OfType<YamlEntry>())
            {
                context.Report(this, background.Key.Span, "Steps in parallel are in the background anyway, and GitHub rejects a file that says so. Remove background.");
            }

            _ = step.Id is { } id && known.Add(id.Value);
        }
    }

    private void CheckTarget(YamlScalar target, HashSet<string> known, RuleContext context)
    {
        if (target.Value.Length > 0 && !target.HasExpression && !known.Contains(target.Value))
        {
            var meant = Spelling.Nearest(target.Value, [.. known]);
            context.Report(this, target.Span, $"No step above has the ID {target.Value}, so GitHub rejects the file. {(meant is null ? "Give the step that is meant this ID." : $"Did you mean {meant}?")}");
        }
    }
}
