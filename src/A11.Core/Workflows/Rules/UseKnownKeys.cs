using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>A workflow holds the keys that GitHub knows, and those that it needs.</summary>
public sealed class UseKnownKeys : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0001", "workflow-keys", "A workflow holds the keys that GitHub knows, and those that it needs", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/syntax-check", "a11/schema"],
    };

    /// <summary>GitHub's workflow syntax; the sections are those of its page.</summary>
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
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        if (!file.IsWorkflow)
        {
            return;
        }

        Check(file.Root, "A workflow", TopKeys, context);
        if (file.Root["on"] is null)
        {
            context.Report(this, file.Root.Entries[0].Key.Span, "The workflow has no “on”, so nothing ever starts it and GitHub refuses it; name the events.");
        }
    }

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        Check(job.Mapping, "A job", JobKeys, context);
        if (job.Uses is null && job.Mapping["runs-on"] is null)
        {
            context.Report(this, job.Key.Span, $"The job {job.Id} has no “runs-on”, so GitHub knows no machine to run it on and refuses the workflow.");
        }

        if (job.Uses is null && job.Mapping["steps"] is null)
        {
            context.Report(this, job.Key.Span, $"The job {job.Id} has no “steps”, so it does nothing and GitHub refuses the workflow.", aliases: ["actionlint/syntax-check"]);
        }
    }

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        Check(step.Mapping, "A step", StepKeys, context);
        if (step.Mapping.Entries.IsEmpty)
        {
            return;
        }

        if (!Actions.Any(action => step.Mapping.Find(action) is not null))
        {
            context.Report(this, step.Mapping.Entries[0].Key.Span, "The step has neither “uses” nor “run”, so it does nothing and GitHub refuses the workflow.");
        }
        else if (step.Mapping.Find("uses") is not null && step.Mapping.Find("run") is { } run)
        {
            context.Report(this, run.Key.Span, "The step has both “uses” and “run”, and GitHub refuses that; make two steps of it.");
        }
    }

    private void Check(YamlMapping mapping, string what, string[] known, RuleContext context)
    {
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key is YamlScalar key && !known.Contains(key.Value) && key.Value != "<<")
            {
                var meant = Spelling.Nearest(key.Value, known);
                context.Report(this, key.Span, $"{what} has no key “{key.Value}”, and GitHub refuses the file; {(meant is null ? "remove it" : $"did you mean “{meant}”?")}");
            }
        }
    }
}
