using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Schemas;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Compares workflows and actions with GitHub's own schema: one walk that serves a check for each kind of mistake.</summary>
public sealed class UnknownWorkflowKey : WorkflowRule
{
    private const string Rejected = ", so GitHub rejects the file";

    private static readonly ImmutableArray<string> Structure = ["actionlint/syntax-check", "a11/schema"];

    /// <summary>Without these, zizmor can't read a file.</summary>
    private static readonly ImmutableArray<string> Readability = [.. Structure, "zizmor/invalid-input"];

    private static readonly CheckDescriptor UnknownKey = new("AXW0001", "unknown-workflow-key", "Workflows must have only keys that GitHub supports", Severity.Error, Category.Correct) { Aliases = Structure };

    private static readonly CheckDescriptor MissingKey = new("AXW0003", "missing-workflow-key", "Workflows must have the keys that GitHub requires", Severity.Error, Category.Correct) { Aliases = Readability };

    private static readonly CheckDescriptor ConflictingKeys = new("AXW0004", "conflicting-workflow-keys", "Workflows must not combine keys that exclude each other", Severity.Error, Category.Correct) { Aliases = Structure };

    /// <summary>A check of its own, as GitHub rejects such a workflow although the published schema allows it.</summary>
    private static readonly CheckDescriptor WithoutSteps = new("AXW0007", "job-without-steps", "Jobs must have steps", Severity.Error, Category.Correct) { Aliases = ["actionlint/syntax-check"] };

    private static readonly CheckDescriptor WrongType = new("AXW0010", "wrong-workflow-type", "Values in workflows must have the type that GitHub expects", Severity.Error, Category.Correct) { Aliases = Readability };

    private static readonly CheckDescriptor UnexpectedValue = new("AXW0011", "unexpected-workflow-value", "Values in workflows must be ones that GitHub supports", Severity.Error, Category.Correct) { Aliases = Structure };

    private static readonly CheckDescriptor EmptyValue = new("AXW0012", "empty-workflow-value", "Keys in workflows must have a value where GitHub requires one", Severity.Error, Category.Correct) { Aliases = Readability };

    private static readonly CheckDescriptor UnsupportedEvent = new("AXW0014", "unsupported-event", "Workflows must name events, activity types and filters that GitHub supports", Severity.Error, Category.Correct) { Aliases = ["actionlint/events", "a11/schema"] };

    private static readonly CheckDescriptor UnsupportedPermission = new("AXW0015", "unsupported-permission", "Workflows must name permissions that GitHub supports", Severity.Error, Category.Correct) { Aliases = ["actionlint/permissions", "a11/schema"] };

    private static readonly CheckDescriptor EmptyList = new("AXW0013", "empty-workflow-list", "Lists in workflows should have items", Severity.Warning, Category.Correct) { Aliases = ["actionlint/syntax-check"] };

    private static readonly CheckDescriptor IncompleteMetadata = new("AXW0019", "incomplete-action-metadata", "Actions should have the metadata that GitHub documents", Severity.Warning, Category.Correct) { Aliases = Structure };

    /// <summary>Filters that some events have; another key below an event is none.</summary>
    private static readonly HashSet<string> Filters = new(StringComparer.Ordinal) { "types", "branches", "branches-ignore", "tags", "tags-ignore", "paths", "paths-ignore", "workflows" };

    /// <summary>Keys that people want an example for.</summary>
    private static readonly Dictionary<string, string> Examples = new(StringComparer.Ordinal) { ["on"] = "on: push", ["runs-on"] = "runs-on: ubuntu-24.04", ["shell"] = "shell: bash" };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => UnknownKey;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } =
    [
        UnknownKey, MissingKey, ConflictingKeys, WithoutSteps, WrongType, UnexpectedValue, EmptyValue, UnsupportedEvent, UnsupportedPermission, EmptyList, IncompleteMetadata,
    ];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        var schema = file.IsWorkflow ? WorkflowSchemas.Workflow : WorkflowSchemas.Action;
        foreach (var problem in SchemaValidator.Validate(schema, file.Root, WorkflowSchemas.Dialect))
        {
            var check = CheckOf(problem);
            var told = check == MissingKey && Examples.TryGetValue(problem.Name, out var example) ? problem with { Advice = $"Add {problem.Name}, for example {example}." } : problem;
            context.Report(check, problem.Span, told.ToMessage(ConsequenceOf(check)), related: [.. problem.Aliases.Select(alias => context.Locate(alias, "used here, too"))]);
        }

        // The schema takes the name alone.
        if (file.Triggers.FirstOrDefault(trigger => trigger is { Name: "schedule", Value: null }) is { } schedule)
        {
            context.Report(MissingKey, schedule.Key.Span, "The event schedule has no cron, so it never starts the workflow. Write schedule as a key of on, with a list of cron entries.", severity: Severity.Warning);
        }
    }

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        if (job.Uses is null && job.Mapping.Find("uses") is null && job.Mapping["steps"] is null)
        {
            context.Report(WithoutSteps, job.Key.Span, $"Job {job.Id} has no steps, so GitHub rejects the workflow. Add steps, or call a workflow with uses.");
        }
    }

    private static CheckDescriptor CheckOf(SchemaProblem problem) => (problem.Kind, problem.Topic) switch
    {
        (SchemaProblemKind.UnknownKey, "events") => problem.Parent == "on" || Filters.Contains(problem.Name) ? UnsupportedEvent : UnknownKey,
        (SchemaProblemKind.UnexpectedValue, "events" or "schedule") => UnsupportedEvent,
        (SchemaProblemKind.UnknownKey or SchemaProblemKind.UnexpectedValue, "permissions") => UnsupportedPermission,
        (_, "metadata") => IncompleteMetadata,
        (SchemaProblemKind.UnknownKey, _) => UnknownKey,
        (SchemaProblemKind.MissingKey, _) => MissingKey,
        (SchemaProblemKind.ConflictingKeys, _) => ConflictingKeys,
        (SchemaProblemKind.WrongType, _) => WrongType,
        (SchemaProblemKind.EmptyValue, _) => EmptyValue,
        (SchemaProblemKind.EmptyList, _) => problem.Name == "steps" ? WithoutSteps : EmptyList,
        _ => UnexpectedValue,
    };

    private static string ConsequenceOf(CheckDescriptor check) =>
        check == EmptyList ? ""
        : check == IncompleteMetadata ? ", which GitHub's metadata syntax doesn't allow"
        : Rejected;
}
