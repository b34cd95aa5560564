using System.Collections.Immutable;
using A11.Core.Text;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Expressions;

/// <summary>The expressions of a file, each with its place. A node with an anchor is looked at where it is written, not where it is used again.</summary>
internal sealed class ExpressionIndex
{
    /// <summary>A key that merges the mapping below it into the one around it, and is no expression.</summary>
    private const string Insertion = "${{ insert }}";

    private readonly Dictionary<YamlScalar, ImmutableArray<EmbeddedExpression>> _byScalar = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<YamlMapping, WorkflowJob> _jobs = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<YamlMapping, WorkflowStep> _steps = new(ReferenceEqualityComparer.Instance);
    private readonly ImmutableArray<EmbeddedExpression>.Builder _all = ImmutableArray.CreateBuilder<EmbeddedExpression>();
    private readonly List<string> _path = [];
    private WorkflowJob? _job;
    private WorkflowStep? _step;

    private ExpressionIndex(WorkflowFile file)
    {
        foreach (var job in file.Jobs)
        {
            _ = _jobs.TryAdd(job.Mapping, job);
        }

        foreach (var step in file.Steps)
        {
            _ = _steps.TryAdd(step.Mapping, step);
        }

        Visit(file.Root);
        All = _all.ToImmutable();
    }

    /// <summary>All expressions, in the order of the file.</summary>
    public ImmutableArray<EmbeddedExpression> All { get; }

    public static ExpressionIndex Create(WorkflowFile file) => new(file);

    /// <summary>The expressions of a scalar.</summary>
    public ImmutableArray<EmbeddedExpression> Find(YamlScalar scalar) => _byScalar.TryGetValue(scalar, out var found) ? found : [];

    private void Visit(YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                VisitMapping(mapping);
                break;
            case YamlSequence sequence:
                _path.Add(ExpressionPlace.Item);
                foreach (var item in sequence.Items)
                {
                    Visit(item);
                }

                _path.RemoveAt(_path.Count - 1);
                break;
            case YamlScalar scalar:
                VisitScalar(scalar);
                break;
            default:
                break;
        }
    }

    private void VisitMapping(YamlMapping mapping)
    {
        var (job, step) = (_job, _step);
        _job = _jobs.GetValueOrDefault(mapping, job!);
        _step = _steps.GetValueOrDefault(mapping, step!);
        foreach (var entry in mapping.Entries)
        {
            _path.Add(entry.Name);
            if (entry.Key is YamlScalar key && entry.Name != Insertion)
            {
                VisitText(key);
            }

            Visit(entry.Value);
            _path.RemoveAt(_path.Count - 1);
        }

        (_job, _step) = (job, step);
    }

    private bool VisitText(YamlScalar scalar)
    {
        if (!ExpressionRange.IsIn(scalar.Value))
        {
            return false;
        }

        var place = CreatePlace();
        Add(scalar, [.. ExpressionRange.FindAll(scalar.Value).Select(range => new EmbeddedExpression(scalar, range, place))]);
        return true;
    }

    private void VisitScalar(YamlScalar scalar)
    {
        if (!VisitText(scalar) && IsCondition() && !string.IsNullOrWhiteSpace(scalar.Value))
        {
            var whole = new TextSpan(0, scalar.Value.Length);
            Add(scalar, [new EmbeddedExpression(scalar, new ExpressionRange(whole, whole, true), CreatePlace())]);
        }
    }

    private void Add(YamlScalar scalar, ImmutableArray<EmbeddedExpression> expressions)
    {
        _byScalar[scalar] = expressions;
        _all.AddRange(expressions);
    }

    private ExpressionPlace CreatePlace() => new([.. _path], _job, _step);

    private bool IsCondition() => _path.Count >= 2 && _path[^1] is "if" or "pre-if" or "post-if" && CreatePlace().IsCondition;
}
