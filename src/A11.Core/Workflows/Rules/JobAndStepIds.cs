using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Looks at the IDs of jobs and steps.</summary>
public sealed class JobAndStepIds : WorkflowRule
{
    /// <summary>An ID is shorter than this (actions/runner, ReferenceNameBuilder).</summary>
    private const int LengthLimit = 100;

    private static readonly CheckDescriptor Invalid = new("AXW0212", "invalid-id", "IDs must have the form that GitHub accepts", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/id"],
    };

    private static readonly CheckDescriptor Duplicate = new("AXW0213", "duplicate-step-id", "Step IDs must be unique within a job", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/id"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Invalid;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Invalid, Duplicate];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        if (!file.IsWorkflow)
        {
            CheckSteps(file.Steps, "this action", context);
        }
    }

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        if (job.Key is YamlScalar key)
        {
            Check(key, "job", context);
        }

        CheckSteps(job.Steps, $"job {job.Id}", context);
    }

    private static void CheckSteps(ImmutableArray<WorkflowStep> steps, string owner, RuleContext context)
    {
        var known = new Dictionary<string, YamlScalar>(StringComparer.OrdinalIgnoreCase);
        foreach (var id in steps.Select(static step => step.Id).OfType<YamlScalar>().Where(static id => id.Value.Length > 0))
        {
            Check(id, "step", context);
            if (!known.TryAdd(id.Value, id))
            {
                context.Report(Duplicate, id.ValueSpan, $"Another step of {owner} has the ID {known[id.Value].Value}, so GitHub rejects the file; case doesn't count. Rename one.", related: [context.Locate(known[id.Value].ValueSpan, "the other step")]);
            }
        }
    }

    private static void Check(YamlScalar id, string what, RuleContext context)
    {
        if (id.Value.Length == 0 || id.HasExpression)
        {
            return;
        }

        if (!(char.IsAsciiLetter(id.Value[0]) || id.Value[0] == '_') || !id.Value.All(static character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-'))
        {
            context.Report(Invalid, id.ValueSpan, $"{id.Value} is no valid {what} ID, so GitHub rejects the file. Start it with a letter or _, and use only letters, digits, - and _.");
        }
        else if (id.Value.StartsWith("__", StringComparison.Ordinal))
        {
            context.Report(Invalid, id.ValueSpan, $"IDs that start with __ are reserved, so GitHub rejects the file. Rename {id.Value}.");
        }
        else if (id.Value.Length >= LengthLimit)
        {
            context.Report(Invalid, id.ValueSpan, $"The {what} ID has {id.Value.Length} characters, and GitHub accepts at most {LengthLimit - 1}. Shorten it.");
        }
    }
}
