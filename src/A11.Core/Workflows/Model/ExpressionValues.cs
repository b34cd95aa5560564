using System.Collections.Immutable;
using System.Text;
using A11.Core.Text;
using A11.Core.Workflows.Expressions;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>The values that the expressions of a workflow's texts may have: those of the matrix, of <c>env</c> and of <c>inputs</c> that stand in the file.</summary>
public sealed class ExpressionValues
{
    /// <summary>How many texts one with several expressions stands for at most.</summary>
    private const int Most = 64;

    private readonly ImmutableDictionary<string, ImmutableArray<string>> _values;

    private ExpressionValues(ImmutableDictionary<string, ImmutableArray<string>> values) => _values = values;

    /// <summary>Nothing is known.</summary>
    public static ExpressionValues None { get; } = new(ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase));

    /// <summary>Adds the environment variables that a workflow sets.</summary>
    public ExpressionValues With(WorkflowFile file) => WithVariables(file.Root["env"]);

    /// <summary>Adds the environment variables that a job sets, and the values of its matrix, those of <c>include</c> too.</summary>
    public ExpressionValues With(WorkflowJob job)
    {
        var known = WithVariables(job.Mapping["env"]);
        var matrix = job.Mapping["strategy"]?.AsMapping?["matrix"]?.AsMapping;
        var found = (matrix?.Entries ?? []).Where(entry => entry.Key.Text is not ("include" or "exclude"))
            .Concat((matrix?["include"]?.AsSequence?.Items ?? []).SelectMany(item => item.AsMapping?.Entries ?? []))
            .SelectMany(entry => Flatten($"matrix.{entry.Key.Text}", entry.Value));
        return known.WithAll(found, value => [value]);
    }

    /// <summary>Adds the environment variables that a step sets.</summary>
    public ExpressionValues With(WorkflowStep step) => WithVariables(step.Mapping["env"]);

    /// <summary>What a workflow knows that a job calls: the inputs alone.</summary>
    public ExpressionValues ForCall(WorkflowJob job) => ForCall(job.Mapping["with"]);

    /// <summary>What an action knows that a step uses: the inputs alone.</summary>
    public ExpressionValues ForCall(WorkflowStep step) => ForCall(step.With);

    /// <summary>Adds the defaults of the inputs of a called workflow or an action, where the caller gives none.</summary>
    public ExpressionValues WithDefaults(WorkflowFile called)
    {
        var inputs = called.IsWorkflow ? called.Root["on"]?.AsMapping?["workflow_call"]?.AsMapping?["inputs"] : called.Root["inputs"];
        return new(_values.SetItems((inputs?.AsMapping?.Entries ?? [])
            .Where(entry => entry.Value.AsMapping?["default"]?.Text is not null && !_values.ContainsKey($"inputs.{entry.Key.Text}"))
            .Select(entry => KeyValuePair.Create($"inputs.{entry.Key.Text}", ImmutableArray.Create(entry.Value.AsMapping!["default"]!.Text!)))));
    }

    /// <summary>The script of a step, as <see cref="Fill(YamlScalar)"/> says; none where it has none.</summary>
    public IEnumerable<(string Text, ImmutableArray<TextSpan> Opaque)> FillScript(WorkflowStep step) => step.Run is { } run ? Fill(run) : [];

    /// <summary>The text of an input that a step gives, as <see cref="Fill(YamlScalar)"/> says; none where it is not given.</summary>
    public IEnumerable<(string Text, ImmutableArray<TextSpan> Opaque)> FillInput(WorkflowStep step, string name) => step.With?[name]?.AsScalar is { } input ? Fill(input) : [];

    /// <summary>A text with the expressions replaced that are known: one text for each combination of their values, and the places that stay expressions.</summary>
    internal IEnumerable<(string Text, ImmutableArray<TextSpan> Opaque)> Fill(YamlScalar scalar)
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

    private ExpressionValues WithVariables(YamlNode? variables) =>
        WithAll((variables?.AsMapping?.Entries ?? []).SelectMany(entry => Flatten($"env.{entry.Key.Text}", entry.Value)), Expand);

    private ExpressionValues WithAll(IEnumerable<(string Name, string Value)> found, Func<string, IEnumerable<string>> expand) =>
        new(_values.SetItems(found.GroupBy(value => value.Name, value => value.Value, StringComparer.OrdinalIgnoreCase)
            .Select(group => KeyValuePair.Create(group.Key, group.SelectMany(expand).Distinct(StringComparer.Ordinal).Take(Most).ToImmutableArray()))));

    private ExpressionValues ForCall(YamlNode? given) =>
        new(None._values.SetItems((given?.AsMapping?.Entries ?? []).Where(entry => entry.Value.Text is not null)
            .Select(entry => KeyValuePair.Create($"inputs.{entry.Key.Text}", Expand(entry.Value.Text!).ToImmutableArray()))));

    private IEnumerable<string> Expand(string text) =>
        text.StartsWith("${{", StringComparison.Ordinal) && text.EndsWith("}}", StringComparison.Ordinal) && Resolve(text[3..^2].Trim()) is { IsEmpty: false } values ? values : [text];

    /// <summary>The values of an expression; of <c>a || b</c> those of both. Empty where they are not known.</summary>
    private ImmutableArray<string> Resolve(string expression)
    {
        var result = ImmutableArray.CreateBuilder<string>();
        foreach (var part in expression.Split("||", StringSplitOptions.TrimEntries))
        {
            if (part is ['\'', .. var text, '\''] && !text.Replace("''", "", StringComparison.Ordinal).Contains('\'', StringComparison.Ordinal))
            {
                result.Add(text.Replace("''", "'", StringComparison.Ordinal));
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
