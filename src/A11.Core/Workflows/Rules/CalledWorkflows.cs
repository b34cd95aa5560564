using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Schemas;
using A11.Core.Text;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Looks at calls of this repository's reusable workflows: whether what they call is there, and takes what it is given.</summary>
public sealed class CalledWorkflows : WorkflowRule
{
    private static readonly CheckDescriptor Missing = new("AXW0301", "missing-called-workflow", "Called workflows must exist", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/workflow-call"],
    };

    private static readonly CheckDescriptor NotCallable = new("AXW0302", "uncallable-workflow", "Called workflows must have the event workflow_call", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/workflow-call"],
    };

    private static readonly CheckDescriptor Undefined = new("AXW0303", "undefined-call-value", "Calls must pass only inputs and secrets that the workflow declares", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/workflow-call"],
    };

    private static readonly CheckDescriptor Absent = new("AXW0304", "missing-call-value", "Calls must pass the inputs and secrets that the workflow requires", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/workflow-call"],
    };

    private static readonly CheckDescriptor Mistyped = new("AXW0305", "mistyped-call-input", "Calls must pass inputs of the type that the workflow declares", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/expression"],
    };

    private static readonly CheckDescriptor Misplaced = new("AXW0306", "misplaced-called-workflow", "Called workflows must be in .github/workflows", Severity.Error, Category.Correct);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Missing;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Missing, NotCallable, Undefined, Absent, Mistyped, Misplaced];

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        if (job is not { Uses: { } uses, Reference: { } reference } || ReferencedFiles.Find(context.Repository).FindWorkflow(reference, context.File.Path) is not { } called || reference.LocalPath.Contains('@', StringComparison.Ordinal))
        {
            return;
        }

        if (called.State is not ReferencedFileState.Missing && RepositoryPath.Resolve("", reference.LocalPath) is { } path && RepositoryPath.Directory(path) != ReferencedFiles.WorkflowDirectory)
        {
            context.Report(Misplaced, uses.ValueSpan, $"GitHub calls workflows only from {ReferencedFiles.WorkflowDirectory}, so it rejects this one. Use ./{ReferencedFiles.WorkflowDirectory}/{RepositoryPath.FileName(path)}.");
        }

        if (called.State is ReferencedFileState.Missing)
        {
            context.Report(Missing, uses.ValueSpan, $"The workflow {called.Path} does not exist, so GitHub rejects this one. Correct the path, which starts at the repository's root, or add the file.");
        }
        else if (called.Workflow is not { IsWorkflow: true } workflow || workflow.FindTrigger("workflow_call") is not { } call)
        {
            context.Report(NotCallable, uses.ValueSpan, $"{called.Path} can't be called, as it {(called.Workflow is null ? "is no valid workflow" : "has no event workflow_call")}, so GitHub rejects this workflow. Add workflow_call under on there.");
        }
        else if (call.Mapping?.Entries.FirstOrDefault(static entry => entry.Name is "inputs" or "outputs" or "secrets" && entry.Value.AsMapping is null && entry.Value.AsScalar?.IsNull != true) is { } broken)
        {
            context.Report(NotCallable, uses.ValueSpan, $"{called.Path} can't be called, as its {broken.Name} are no mapping, so GitHub rejects this workflow. Correct them there.");
        }
        else
        {
            CheckInputs(job, file, uses, called.Path, workflow.Interface, context);
            CheckSecrets(job, uses, called.Path, workflow.Interface, context);
        }
    }

    private static void CheckInputs(WorkflowJob job, WorkflowFile file, YamlScalar uses, string path, FileInterface called, RuleContext context)
    {
        if (job.Mapping["with"] is { } with && with.AsMapping is null && with.AsScalar?.IsNull != true)
        {
            return;
        }

        var given = job.Mapping["with"]?.AsMapping?.Entries ?? [];
        ContextTypes? types = null;
        foreach (var entry in given.Where(static entry => entry.Key is YamlScalar))
        {
            if (called.FindInput(entry.Name) is not { } input)
            {
                context.Report(Undefined, entry.Key.Span, $"{path} has no input {entry.Name}, so GitHub rejects this workflow. {Advise(entry.Name, [.. called.Inputs.Select(static input => input.Name)])}");
            }
            else if (entry.Value.AsScalar is { HasExpression: true } computed && input.Type?.Value is { } wanted)
            {
                var type = (types ??= new ContextTypes(file, context.Repository, context.File.Path)).TypeOf(computed);
                if (!Takes(wanted, type))
                {
                    context.Report(Mistyped, computed.ValueSpan, $"The input {input.Name} of {path} is a {wanted}, and this expression gives {type.Title}. Pass a {wanted}{(ReferenceEquals(type, ExpressionType.String) ? ", for example by fromJSON" : "")}.", severity: wanted == "boolean" ? Severity.Warning : null);
                }
            }
            else if (entry.Value.AsScalar is { HasExpression: false } value && !IsOfType(value, input.Type?.Value))
            {
                context.Report(Mistyped, value.Span.Length == 0 ? entry.Key.Span : value.Span, $"The input {input.Name} of {path} is a {input.Type!.Value}, and {(value.IsNull ? "nothing" : value.IsText ? $"\"{value.Value}\"" : value.Value)} is none. Pass a {input.Type.Value}.");
            }
        }

        Require([.. called.Inputs.Where(input => input.IsRequired && !given.Any(entry => IsSame(entry.Name, input.Name))).Select(static input => input.Name)], "input", "with", uses, path, context);
    }

    private static void CheckSecrets(WorkflowJob job, YamlScalar uses, string path, FileInterface called, RuleContext context)
    {
        var secrets = job.Mapping["secrets"];
        if (secrets is not null && secrets.AsMapping is null && secrets.AsScalar?.IsNull != true)
        {
            return;
        }

        var given = secrets?.AsMapping?.Entries ?? [];
        foreach (var entry in given.Where(entry => entry.Key is YamlScalar && !called.Secrets.Any(secret => IsSame(secret.Name, entry.Name))))
        {
            context.Report(Undefined, entry.Key.Span, $"{path} has no secret {entry.Name}, so GitHub rejects this workflow. {Advise(entry.Name, [.. called.Secrets.Select(static secret => secret.Name)])}");
        }

        Require([.. called.Secrets.Where(secret => secret.IsRequired && !given.Any(entry => IsSame(entry.Name, secret.Name))).Select(static secret => secret.Name)], "secret", "secrets", uses, path, context);
    }

    private static void Require(string[] names, string what, string key, YamlScalar uses, string path, RuleContext context)
    {
        if (names.Length > 0)
        {
            context.Report(Absent, uses.ValueSpan, $"{path} requires the {what}{(names.Length > 1 ? "s" : "")} {string.Join(", ", names)}, so GitHub rejects this workflow. Add {(names.Length > 1 ? "them" : "it")} under {key}.");
        }
    }

    private static string Advise(string name, string[] names) => names.Length == 0 ? "Remove it, or declare it there." : Spelling.Nearest(name, names) is { } meant ? $"Use {meant}." : $"Remove it, or use one of {string.Join(", ", names.Take(8))}.";

    private static bool IsOfType(YamlScalar value, string? type) => type switch
    {
        "string" => !value.IsNull,
        "number" => CoreScalars.TypeOf(value) is ScalarType.Integer or ScalarType.Number,
        "boolean" => value.IsNull || CoreScalars.TypeOf(value) is ScalarType.Boolean,
        _ => true,
    };

    /// <summary>Whether GitHub takes a value of this type for an input: text is not turned into numbers or Booleans.</summary>
    private static bool Takes(string wanted, ExpressionType type) => type.IsAny || wanted switch
    {
        "string" => ExpressionType.IsTextLike(type) || ReferenceEquals(type, ExpressionType.Null),
        "number" => ReferenceEquals(type, ExpressionType.Number),
        "boolean" => ReferenceEquals(type, ExpressionType.Boolean),
        _ => true,
    };

    private static bool IsSame(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
