using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds checkouts that leave their token in the working directory.</summary>
public sealed class PersistedCredentials : WorkflowRule
{
    private const string Input = "persist-credentials";

    private static readonly CheckDescriptor ByDefault = new("AXW1004", "persisted-credentials", "Checkouts should not persist credentials", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/artipacked"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly CheckDescriptor OnPurpose = new("AXW1136", "intended-persisted-credentials", "Checkouts should not persist credentials even on purpose", Severity.Info, Category.Secure)
    {
        Aliases = ["zizmor/artipacked"],
        Fix = FixSafety.Unsafe,
        OptIn = true,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => ByDefault;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [ByDefault, OnPurpose];

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step is not { Uses: { } uses, Reference: { } reference } || !reference.Repository.Equals("actions/checkout", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (step.Mapping["with"]?.AsScalar is { Value.Length: > 0 } unknown)
        {
            context.Report(OnPurpose, unknown.Span, $"The inputs of actions/checkout are known only when the job runs, so its token may stay on disk. Write them one by one, with {Input}: false.");
            return;
        }

        // All of the step up to the action, as the step lacks something.
        var place = step.Mapping.Entries[0].Key.Span.Start < uses.Span.Start && step.Mapping.Entries[0].Name != "uses" ? step.Mapping.Entries[0].Key.Span.Union(uses.ValueSpan) : uses.ValueSpan;
        var value = step.With?[Input]?.AsScalar;
        if (value is null || (value.AsBoolean is null && value.Value is not ("true" or "false") && file.FindExpressions(value).IsEmpty))
        {
            context.Report(ByDefault, place, $"actions/checkout leaves its token on disk, where later steps can read it and an uploaded artifact can expose it. Set {Input}: false under with, unless a later step pushes.", CreateFix(step, value, file));
        }
        else if (value.AsBoolean != false && value.Value != "false")
        {
            context.Report(OnPurpose, place, $"actions/checkout leaves its token on disk, where every later step can read it. Set {Input}: false, and give the token to the step that pushes.", CreateFix(step, value, file));
        }
    }

    private static Fix? CreateFix(WorkflowStep step, YamlScalar? value, WorkflowFile file)
    {
        var edit = value is null ? new YamlInsertion(file.Tree.Source).AddWithin(step.Mapping, "with", $"{Input}: false", "uses") : value.IsBlock ? null : new Text.TextEdit(value.Span, "false");
        return edit is null ? null : new Fix($"Set {Input}: false", [edit.Value], FixSafety.Unsafe);
    }
}
