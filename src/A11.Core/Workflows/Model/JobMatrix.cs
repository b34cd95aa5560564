using System.Collections.Immutable;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>The matrix of a job (GitHub's workflow syntax, <c>jobs.&lt;job_id&gt;.strategy.matrix</c>).</summary>
internal sealed class JobMatrix
{
    private JobMatrix(YamlMapping mapping)
    {
        Rows = [.. mapping.Entries.Where(static entry => entry.Key is YamlScalar && entry.Name is not ("include" or "exclude"))];
        Include = mapping["include"];
        Exclude = mapping["exclude"];
    }

    /// <summary>The variables with their values, in order.</summary>
    public ImmutableArray<YamlEntry> Rows { get; }

    /// <summary>The combinations that are added; null where there are none.</summary>
    public YamlNode? Include { get; }

    /// <summary>The combinations that are left out; null where there are none.</summary>
    public YamlNode? Exclude { get; }

    /// <summary>The matrix of a job; null where it has none, or an expression makes all of it.</summary>
    public static JobMatrix? Read(YamlMapping job) => job["strategy"]?.AsMapping?["matrix"]?.AsMapping is { } mapping ? new JobMatrix(mapping) : null;

    /// <summary>All values that a variable can have; null where an expression makes some of them.</summary>
    /// <param name="path">The variable, then the keys that lead into its values.</param>
    public ImmutableArray<YamlNode>? ValuesOf(ReadOnlySpan<string> path)
    {
        var values = ImmutableArray.CreateBuilder<YamlNode>();
        var name = path[0];
        foreach (var row in Rows.Where(row => row.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            if (row.Value.AsSequence is not { } sequence)
            {
                return null;
            }

            values.AddRange(sequence.Items);
        }

        if (Include is not null && Include.AsSequence is null)
        {
            return null;
        }

        foreach (var item in Include?.AsSequence?.Items ?? [])
        {
            if (item.AsMapping is not { } mapping)
            {
                return null;
            }

            values.AddRange(mapping.Entries.Where(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static entry => entry.Value));
        }

        return values.Any(static value => value.AsScalar?.HasExpression == true) ? null : Descend(values, path[1..]);
    }

    /// <summary>All values of the variable that an expression names and nothing else (<c>${{ matrix.os }}</c>); null where it says more, or some of them aren't known.</summary>
    public ImmutableArray<YamlNode>? ValuesOf(YamlScalar expression)
    {
        const string Matrix = "matrix.";
        if (expression.Value.Trim() is not ['$', '{', '{', .. var inner, '}', '}'] || !inner.Trim().StartsWith(Matrix, StringComparison.Ordinal))
        {
            return null;
        }

        var name = inner.Trim()[Matrix.Length..];
        return name.Length > 0 && name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.') ? ValuesOf(name.Split('.')) : null;
    }

    private static ImmutableArray<YamlNode>? Descend(IEnumerable<YamlNode> values, ReadOnlySpan<string> path)
    {
        foreach (var key in path)
        {
            values = [.. values.Select(value => value.AsMapping?[key]).OfType<YamlNode>()];
        }

        return values.Any(static value => value.AsScalar?.HasExpression == true) ? null : [.. values];
    }
}
