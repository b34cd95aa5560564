using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Schemas;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds inputs of <c>workflow_dispatch</c> whose type, options and default don't fit, and more of them than GitHub takes.</summary>
public sealed class ContradictoryDispatchInput : WorkflowRule
{
    /// <summary>“Events that trigger workflows”, workflow_dispatch.</summary>
    private const int MaximumInputs = 25;

    private static readonly CheckDescriptor TooManyInputs = new("AXW0020", "too-many-dispatch-inputs", "Workflows must have no more inputs than GitHub supports", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/events"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0018", "contradictory-dispatch-input", "The type, options and default of an input must fit", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/events", "a11/schema"],
    };

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors => [Descriptor, TooManyInputs];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        if (file.FindTrigger("workflow_dispatch") is not { } dispatch)
        {
            return;
        }

        var inputs = new FileInterface(dispatch.Mapping).Inputs;
        if (inputs.Length > MaximumInputs)
        {
            context.Report(TooManyInputs, dispatch.Key.Span, $"The event workflow_dispatch has {inputs.Length} inputs and GitHub supports {MaximumInputs}, so it rejects the file. Remove some, or combine them into one input with JSON.");
        }

        foreach (var input in inputs)
        {
            Check(input, context);
        }
    }

    private void Check(InputDefinition input, RuleContext context)
    {
        var type = input.Type?.Value ?? "string";
        var options = input.Mapping?.Find("options");
        if (type is not "choice" && options is not null)
        {
            context.Report(this, options.Key.Span, $"Input {input.Name} has options, but its type is {type}, so GitHub rejects the file. Set type: choice, or remove options.");
        }
        else if (type is "choice" && options is null)
        {
            context.Report(this, input.Key.Span, $"Input {input.Name} has the type choice, but no options, so GitHub rejects the file. Add options.");
        }

        ImmutableArray<YamlScalar> choices = type is "choice" ? [.. (options?.Value.Scalars ?? []).Where(static choice => !choice.IsNull)] : [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var choice in choices.Where(choice => !seen.Add(choice.Value)))
        {
            context.Report(this, choice.Span, $"The option {choice.Value} of input {input.Name} is listed twice. Remove one.", severity: Severity.Warning);
        }

        if (input.Default is { HasExpression: false } value && FindMismatch(value, type, choices) is { } mismatch)
        {
            context.Report(this, value.Span.Length == 0 ? input.Mapping!.Find("default")!.Key.Span : value.Span, $"The default{(value.IsNull ? "" : " " + value.Value)} of input {input.Name} {mismatch}");
        }
    }

    /// <summary>Why a default doesn't fit, and what to do; null where it does.</summary>
    private static string? FindMismatch(YamlScalar value, string type, ImmutableArray<YamlScalar> choices) => (type, CoreScalars.TypeOf(value)) switch
    {
        ("boolean", not ScalarType.Boolean) => "is not a boolean, so GitHub rejects the file. Use true or false without quotes.",
        ("number", not (ScalarType.Integer or ScalarType.Number)) => "is not a number. Use a number without quotes.",
        ("string" or "environment", ScalarType.Boolean) => $"is a boolean, but the type is {type}, so GitHub rejects the file. Put it in quotes, or set type: boolean.",
        ("choice", _) when !choices.IsEmpty && !choices.Any(choice => choice.Value == value.Value) => $"is none of its options, so GitHub rejects the file. {WordList.Suggest(value.Value, [.. choices.Select(choice => choice.Value).Distinct()], "Use one of them")}",
        _ => null,
    };
}
