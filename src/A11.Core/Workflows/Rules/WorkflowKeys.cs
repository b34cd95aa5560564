using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Looks at the keys of a workflow, its jobs and its steps.</summary>
public sealed class WorkflowKeys : WorkflowRule
{
    private static readonly CheckDescriptor Unknown = new("AXW0001", "unknown-workflow-key", "Workflows must have only keys that GitHub supports", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/syntax-check", "a11/schema"],
    };

    private static readonly CheckDescriptor Missing = new("AXW0003", "missing-workflow-key", "Workflows must have the keys that GitHub requires", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/syntax-check", "a11/schema"],
    };

    /// <summary>A check of its own, as GitHub rejects such a workflow although the published schema allows it.</summary>
    private static readonly CheckDescriptor WithoutSteps = new("AXW0007", "job-without-steps", "Jobs must have steps", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/syntax-check"],
    };

    private static readonly CheckDescriptor Conflicting = new("AXW0004", "conflicting-step-keys", "Steps must not have both uses and run", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/syntax-check", "a11/schema"],
    };

    /// <summary>The keys of GitHub's page “Workflow syntax”.</summary>
    private static readonly string[] TopKeys = ["name", "run-name", "on", "permissions", "env", "defaults", "concurrency", "jobs"];

    private static readonly string[] JobKeys =
    [
        "name", "permissions", "needs", "if", "runs-on", "environment", "concurrency", "outputs", "env", "defaults", "steps", "timeout-minutes", "strategy",
        "continue-on-error", "container", "services", "uses", "with", "secrets", "snapshot",
    ];

    private static readonly string[] StepKeys = ["id", "if", "name", "uses", "run", "working-directory", "shell", "with", "env", "continue-on-error", "timeout-minutes", "background", "wait", "wait-all", "cancel", "parallel"];

    /// <summary>What a step may do; it does one of them.</summary>
    private static readonly string[] Actions = ["uses", "run", "wait", "wait-all", "cancel", "parallel"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Unknown;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Unknown, Missing, WithoutSteps, Conflicting];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        if (!file.IsWorkflow)
        {
            return;
        }

        Check(file.Root, "workflow", TopKeys, context);
        if (file.Root["on"] is null)
        {
            context.Report(Missing, file.Root.Entries[0].Key.Span, "The workflow has no on, so GitHub rejects it. Add the events that start it, for example on: push.");
        }
    }

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        Check(job.Mapping, "job", JobKeys, context);
        if (job.Uses is null && job.Mapping["runs-on"] is null)
        {
            context.Report(Missing, job.Key.Span, $"Job {job.Id} has no runs-on, so GitHub rejects the workflow. Add a runner, for example runs-on: ubuntu-24.04.");
        }

        if (job.Uses is null && job.Mapping["steps"] is null)
        {
            context.Report(WithoutSteps, job.Key.Span, $"Job {job.Id} has no steps, so GitHub rejects the workflow. Add steps, or call a workflow with uses.");
        }
    }

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        Check(step.Mapping, "step", StepKeys, context);
        if (step.Mapping.Entries.IsEmpty)
        {
            return;
        }

        if (!Actions.Any(action => step.Mapping.Find(action) is not null))
        {
            context.Report(Missing, step.Mapping.Entries[0].Key.Span, "The step has neither uses nor run, so GitHub rejects the file. Add one of them.");
        }
        else if (step.Mapping.Find("uses") is not null && step.Mapping.Find("run") is { } run)
        {
            context.Report(Conflicting, run.Key.Span, "The step has both uses and run, so GitHub rejects the file. Split it into two steps.");
        }
    }

    private static void Check(YamlMapping mapping, string what, string[] known, RuleContext context)
    {
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key is YamlScalar key && !known.Contains(key.Value) && key.Value != "<<")
            {
                var meant = Spelling.Nearest(key.Value, known);
                context.Report(Unknown, key.Span, $"{key.Value} is no key of a {what}, so GitHub rejects the file. {(meant is null ? "Remove it" : $"Use {meant}")}.");
            }
        }
    }
}
