using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Schemas;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Looks at the defaults of the inputs that a reusable workflow declares.</summary>
public sealed class CallInputDefaults : WorkflowRule
{
    private static readonly CheckDescriptor Mistyped = new("AXW0227", "mistyped-input-default", "Defaults must have the type of their input", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/events"],
    };

    private static readonly CheckDescriptor Unused = new("AXW0226", "unused-input-default", "Required inputs should have no default", Severity.Warning, Category.Correct)
    {
        Aliases = ["actionlint/events"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Mistyped;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Mistyped, Unused];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        foreach (var input in file.IsWorkflow ? file.Interface.Inputs : [])
        {
            if (input.Default is not { HasExpression: false } value)
            {
                continue;
            }

            if (input.IsMarkedRequired)
            {
                context.Report(Unused, value.Span.Length == 0 ? input.Key.Span : value.Span, $"The input {input.Name} is required, so its default is never used. Remove default, or required.");
            }

            if (!IsOfType(value, input.Type?.Value))
            {
                context.Report(Mistyped, value.Span, $"The default {value.Value} of {input.Name} is no {input.Type!.Value}, so GitHub rejects the workflow. {(input.Type.Value == "boolean" ? "Use true or false" : "Use a number")}.");
            }
        }
    }

    private static bool IsOfType(YamlScalar value, string? type) => type switch
    {
        "boolean" => CoreScalars.TypeOf(value) is ScalarType.Boolean,
        "number" => CoreScalars.TypeOf(value) is ScalarType.Integer or ScalarType.Number,
        _ => true,
    };
}
