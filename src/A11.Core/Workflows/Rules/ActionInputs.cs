using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Looks at the inputs that steps give to actions: those of this repository, and public ones whose version is known.</summary>
public sealed class ActionInputs : WorkflowRule
{
    /// <summary>Where an action has more inputs, a message does not name them all.</summary>
    private const int NamedInputs = 8;

    private static readonly CheckDescriptor Unknown = new("AXW0216", "unknown-action-input", "Steps should give actions only inputs that they have", Severity.Warning, Category.Correct)
    {
        Aliases = ["actionlint/action"],
    };

    private static readonly CheckDescriptor Missing = new("AXW0217", "missing-action-input", "Steps should give actions their required inputs", Severity.Warning, Category.Correct)
    {
        Aliases = ["actionlint/action"],
    };

    private static readonly CheckDescriptor Deprecated = new("AXW0218", "deprecated-action-input", "Steps should not use deprecated inputs", Severity.Warning, Category.Correct)
    {
        Aliases = ["actionlint/action"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Unknown;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Unknown, Missing, Deprecated];

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step is not { Uses: { } uses, Reference: { } reference })
        {
            return;
        }

        var local = ReferencedFiles.Find(context.Repository).FindAction(reference, context.File.Path);
        if ((reference.IsLocal ? local?.Interface : ActionCatalog.Find(reference)) is not { } action || step.Mapping["with"] is { } with && with.AsMapping is null)
        {
            return;
        }

        var isContainer = local?.Workflow?.Root["runs"]?.AsMapping?["using"]?.Text == "docker";
        var given = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in step.With?.Entries ?? [])
        {
            if (entry.Key is YamlScalar key && given.Add(key.Value) && !(isContainer && key.Value is "args" or "entrypoint"))
            {
                Check(key, action, reference, context);
            }
        }

        string[] missing = [.. action.Inputs.Where(input => input.IsRequired && !given.Contains(input.Name)).Select(static input => input.Name)];
        if (missing.Length > 0)
        {
            context.Report(Missing, uses.ValueSpan, $"{reference.Text} requires {string.Join(" and ", missing)}. Add {(missing.Length == 1 ? "it" : "them")} under with.");
        }
    }

    private static void Check(YamlScalar key, ActionInterface action, UsesReference reference, RuleContext context)
    {
        if (action.FindInput(key.Value) is not { } input)
        {
            if (!action.TakesAnyInput && key.Value != "<<")
            {
                context.Report(Unknown, key.Span, $"{reference.Text} has no input {key.Value}, so the value is ignored. {Advise(key.Value, action)}");
            }
        }
        else if (input.IsDeprecated)
        {
            var advice = input.DeprecationMessage is { } message ? message.ReplaceLineEndings(" ").Trim().TrimEnd('.') + "." : "Look up its replacement in the action's documentation.";
            context.Report(Deprecated, key.Span, $"The input {key.Value} of {reference.Text} is deprecated. {PrintableText.Line(advice)}");
        }
    }

    private static string Advise(string name, ActionInterface action)
    {
        string[] names = [.. action.Inputs.Where(static input => !input.IsDeprecated).Select(static input => input.Name)];
        return names.Length == 0 ? "Remove it; the action has no inputs."
            : (Spelling.Nearest(name.Replace('_', '-'), names) ?? Spelling.Nearest(name, names)) is { } meant ? $"Use {meant}."
            : names.Length > NamedInputs ? "Remove it, or correct its name."
            : $"Remove it, or use one of {string.Join(", ", names)}.";
    }
}
