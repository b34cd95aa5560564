using System.Collections.Immutable;
using System.Text;
using A11.Core.Text;
using A11.Core.Workflows.Expressions;
using A11.Core.Yaml.Syntax;

namespace A11.Agents.Acceptance.Commands;

/// <summary>The values that the expressions of a workflow's texts may have: those of the matrix, of <c>env</c> and of <c>inputs</c> that stand in the file.</summary>
internal sealed class ExpressionValues
{
    /// <summary>How many texts one with several expressions stands for at most.</summary>
    private const int Most = 64;

    private readonly ImmutableDictionary<string, ImmutableArray<string>> _values;

    private ExpressionValues(ImmutableDictionary<string, ImmutableArray<string>> values) => _values = values;

    /// <summary>Nothing is known.</summary>
    public static ExpressionValues None { get; } = new(ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase));

    /// <summary>Adds the members of a mapping: those of <c>env</c>, or the inputs that a call gives.</summary>
    public ExpressionValues With(string context, YamlMapping? mapping) =>
        new(_values.SetItems((mapping?.Entries ?? []).SelectMany(entry => Flatten($"{context}.{entry.Key.Text}", entry.Value)).GroupBy(value => value.Name, value => value.Value, StringComparer.OrdinalIgnoreCase)
            .Select(group => KeyValuePair.Create(group.Key, group.SelectMany(Expand).Distinct(StringComparer.Ordinal).Take(Most).ToImmutableArray()))));

    /// <summary>Adds a job's matrix: the values of each of its keys, those of <c>include</c> too.</summary>
    public ExpressionValues WithMatrix(YamlMapping? matrix)
    {
        var found = (matrix?.Entries ?? []).Where(entry => entry.Key.Text is not ("include" or "exclude")).SelectMany(entry => Flatten($"matrix.{entry.Key.Text}", entry.Value))
            .Concat((matrix?["include"]?.AsSequence?.Items ?? []).SelectMany(item => item.AsMapping?.Entries ?? []).SelectMany(entry => Flatten($"matrix.{entry.Key.Text}", entry.Value)));
        return new(_values.SetItems(found.GroupBy(value => value.Name, value => value.Value, StringComparer.OrdinalIgnoreCase)
            .Select(group => KeyValuePair.Create(group.Key, group.Distinct(StringComparer.Ordinal).Take(Most).ToImmutableArray()))));
    }

    /// <summary>Adds what the inputs of a called workflow or action are without the caller's words.</summary>
    public ExpressionValues WithDefaults(YamlMapping? inputs) =>
        new(_values.SetItems((inputs?.Entries ?? []).Where(entry => entry.Value.AsMapping?["default"]?.Text is not null && !_values.ContainsKey($"inputs.{entry.Key.Text}"))
            .Select(entry => KeyValuePair.Create($"inputs.{entry.Key.Text}", ImmutableArray.Create(entry.Value.AsMapping!["default"]!.Text!)))));

    /// <summary>What a called workflow knows of its caller: the inputs alone.</summary>
    public static ExpressionValues ForCall(ExpressionValues caller, YamlMapping? given) =>
        new(None._values.SetItems((given?.Entries ?? []).Where(entry => entry.Value.Text is not null).Select(entry => KeyValuePair.Create($"inputs.{entry.Key.Text}", caller.Expand(entry.Value.Text!).ToImmutableArray()))));

    /// <summary>A text with the expressions replaced that are known: one text for each combination of their values, and the places that stay expressions.</summary>
    public IEnumerable<(string Text, ImmutableArray<TextSpan> Opaque)> Fill(YamlScalar scalar)
    {
        var texts = new List<(StringBuilder Text, ImmutableArray<TextSpan> Opaque)> { (new StringBuilder(), []) };
        var end = 0;
        foreach (var expression in EmbeddedExpression.FindAll(scalar))
        {
            var span = expression.Span;
            var before = scalar.Value[end..span.Start];
            texts.ForEach(text => text.Text.Append(before));
            end = span.End;
            texts = Resolve(expression.Text.Trim()) is { Length: > 0 } values && texts.Count * values.Length <= Most
                ? [.. texts.SelectMany(text => values.Select(value => (new StringBuilder(text.Text.ToString()).Append(value), text.Opaque)))]
                : [.. texts.Select(text => (text.Text.Append(scalar.Value, span.Start, span.Length), text.Opaque.Add(new TextSpan(text.Text.Length - span.Length, span.Length))))];
        }

        return texts.Select(text => (text.Text.Append(scalar.Value[end..]).ToString(), text.Opaque));
    }

    private IEnumerable<string> Expand(string text) =>
        text.StartsWith("${{", StringComparison.Ordinal) && text.EndsWith("}}", StringComparison.Ordinal) && Resolve(text[3..^2].Trim()) is { IsEmpty: false } values ? values : [text];

    /// <summary>The values of an expression; of <c>a || b</c> those of both. Empty where they are not known.</summary>
    private ImmutableArray<string> Resolve(string expression)
    {
        var result = ImmutableArray.CreateBuilder<string>();
        foreach (var part in expression.Split("||", StringSplitOptions.TrimEntries))
        {
            if (part is ['\'', .., '\''])
            {
                result.Add(part[1..^1].Replace("''", "'", StringComparison.Ordinal));
            }
            else if (_values.TryGetValue(part, out var values))
            {
                result.AddRange(values);
            }
        }

        return result.ToImmutable();
    }

    private static IEnumerable<(string Name, string Value)> Flatten(string name, YamlNode node) => node.Resolved switch
    {
        YamlScalar scalar => [(name, scalar.Value)],
        YamlSequence sequence => sequence.Items.SelectMany(item => Flatten(name, item)),
        YamlMapping mapping => mapping.Entries.SelectMany(entry => Flatten($"{name}.{entry.Key.Text}", entry.Value)),
        _ => [],
    };
}
