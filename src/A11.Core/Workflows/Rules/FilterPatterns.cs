using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Looks at what narrows the events of a workflow to branches, tags and paths.</summary>
public sealed class FilterPatterns : WorkflowRule
{
    private const string Ignore = "-ignore";

    private static readonly CheckDescriptor Invalid = new("AXW0210", "invalid-filter-pattern", "Filter patterns must be able to match", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/glob"],
    };

    private static readonly CheckDescriptor Exclusive = new("AXW0211", "conflicting-filters", "Events must not have a filter and its -ignore form", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/events"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Invalid;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Invalid, Exclusive];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        foreach (var trigger in file.Triggers)
        {
            foreach (var filter in trigger.Mapping?.Entries ?? [])
            {
                if (KindOf(filter.Name, trigger.Name) is { } kind)
                {
                    Check(filter.Value, kind, context);
                }

                if (filter.Name.EndsWith(Ignore, StringComparison.Ordinal) && trigger.Mapping!.Find(filter.Name[..^Ignore.Length]) is { } other)
                {
                    var later = filter.Key.Span.Start > other.Key.Span.Start ? filter : other;
                    context.Report(Exclusive, later.Key.Span, $"{trigger.Name} has both {other.Name} and {filter.Name}, so GitHub rejects the workflow. Keep {other.Name}, with ! in front of the patterns to exclude.");
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        if (job.Mapping["snapshot"]?.AsMapping?["version"] is { } version)
        {
            Check(version, FilterKind.Other, context);
        }
    }

    private static FilterKind? KindOf(string filter, string trigger) => filter switch
    {
        "branches" or "branches-ignore" or "tags" or "tags-ignore" => FilterKind.Ref,
        "paths" or "paths-ignore" => FilterKind.Path,
        "names" or "versions" when trigger == "image_version" => FilterKind.Other,
        _ => null,
    };

    private static void Check(YamlNode patterns, FilterKind kind, RuleContext context)
    {
        foreach (var pattern in patterns.Scalars.Where(pattern => !pattern.HasExpression && (kind is not FilterKind.Other || pattern.Value.Length > 0)))
        {
            if (FilterPattern.FindProblem(pattern.Value, kind) is { } problem)
            {
                context.Report(Invalid, problem.Span.Length == 0 ? pattern.Span : pattern.Map.ToHost(problem.Span), problem.Message, severity: problem.IsHarmless ? Severity.Info : null);
            }
        }
    }
}
