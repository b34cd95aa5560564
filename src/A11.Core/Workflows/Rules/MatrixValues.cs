using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Looks at which combinations a matrix makes.</summary>
public sealed class MatrixValues : WorkflowRule
{
    private static readonly CheckDescriptor Duplicate = new("AXW0224", "duplicate-matrix-value", "Matrix variables should have different values", Severity.Warning, Category.Correct)
    {
        Aliases = ["actionlint/matrix"],
    };

    private static readonly CheckDescriptor Unmatched = new("AXW0225", "unmatched-matrix-exclude", "Excluded combinations should exist in the matrix", Severity.Warning, Category.Correct)
    {
        Aliases = ["actionlint/matrix"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Duplicate;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Duplicate, Unmatched];

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        if (job.Matrix is not { } matrix)
        {
            return;
        }

        foreach (var row in matrix.Rows)
        {
            var known = new HashSet<string>(StringComparer.Ordinal);
            foreach (var value in (row.Value.AsSequence?.Items ?? []).Where(static value => !HasExpression(value)))
            {
                if (!known.Add(TextOf(value)))
                {
                    context.Report(Duplicate, value.Span, $"{row.Name} has the value {ShortTextOf(value)} twice, so job {job.Id} runs twice for it. Remove one.");
                }
            }
        }

        foreach (var excluded in matrix.Exclude?.Mappings ?? [])
        {
            Check(excluded, matrix, context);
        }
    }

    private static void Check(YamlMapping excluded, JobMatrix matrix, RuleContext context)
    {
        foreach (var entry in excluded.Entries.Where(static entry => entry.Key is YamlScalar))
        {
            if (matrix.Rows.All(row => !IsSame(row.Name, entry.Name)) && (matrix.Include?.Mappings ?? []).All(added => added.Entries.All(other => !IsSame(other.Name, entry.Name))))
            {
                if (matrix.Include is null || matrix.Include.AsSequence is { } items && items.Items.All(static item => item.AsMapping is not null))
                {
                    string[] names = [.. matrix.Rows.Select(static row => row.Name)];
                    context.Report(Unmatched, entry.Key.Span, $"The matrix has no {entry.Name}, so this excludes nothing. {(Spelling.Nearest(entry.Name, names) is { } meant ? $"Use {meant}." : "Remove it.")}");
                }
            }
            else if (matrix.ValuesOf([entry.Name]) is { } values && !HasExpression(entry.Value) && !values.Any(value => Matches(value, entry.Value)))
            {
                context.Report(Unmatched, entry.Value.Span, $"{entry.Name} is never {ShortTextOf(entry.Value)} in this matrix, so this excludes nothing. Correct the value, or remove it.");
            }
        }
    }

    /// <summary>Whether an excluded value leaves a value out: of mappings it need name only some keys. What an expression makes may be equal.</summary>
    private static bool Matches(YamlNode value, YamlNode excluded) => (value.Resolved, excluded.Resolved) switch
    {
        (YamlScalar { HasExpression: true }, _) => true,
        (YamlScalar one, YamlScalar other) => one.Value == other.Value,
        (YamlSequence one, YamlSequence other) => one.Items.Length == other.Items.Length && one.Items.Zip(other.Items).All(static pair => Matches(pair.First, pair.Second)),
        (YamlMapping one, YamlMapping other) => other.Entries.All(entry => one[entry.Name] is { } part && Matches(part, entry.Value)),
        _ => false,
    };

    private static bool HasExpression(YamlNode node) => node.Resolved switch
    {
        YamlScalar scalar => scalar.HasExpression,
        YamlSequence sequence => sequence.Items.Any(HasExpression),
        YamlMapping mapping => mapping.Entries.Any(static entry => HasExpression(entry.Value)),
        _ => true,
    };

    /// <summary>The same text for the same value; a quoted number is a text.</summary>
    private static string TextOf(YamlNode node) => node.Resolved switch
    {
        YamlScalar scalar => scalar.IsText ? $"'{scalar.Value.Replace("'", "''", StringComparison.Ordinal)}'" : scalar.Value,
        YamlSequence sequence => $"[{string.Join(',', sequence.Items.Select(TextOf))}]",
        YamlMapping mapping => $"{{{string.Join(',', mapping.Entries.OrderBy(static entry => entry.Name, StringComparer.Ordinal).Select(static entry => $"{entry.Name}:{TextOf(entry.Value)}"))}}}",
        _ => "",
    };

    private static string ShortTextOf(YamlNode node) => node.AsScalar is { } scalar ? scalar.Value : "this value";

    private static bool IsSame(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
