using System.Collections.Immutable;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Expressions;

/// <summary>The type of the <c>steps</c> context at each step of a job or of a composite action: it has the steps before.</summary>
internal sealed class StepTypes
{
    private readonly Dictionary<string, ExpressionType> _types = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _positions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<WorkflowStep, int> _visible = new(ReferenceEqualityComparer.Instance);

    public StepTypes(ImmutableArray<WorkflowStep> steps, Func<WorkflowStep, ObjectType> outputsOf)
    {
        var groupEnd = 0;
        for (var i = 0; i < steps.Length; i++)
        {
            var step = steps[i];
            if (step.Mapping["parallel"] is { } group)
            {
                groupEnd = i + 1 + group.Mappings.Count();
            }

            // What runs side by side may see each other, or not: that is not for us to say.
            _visible[step] = Math.Max(i, groupEnd);
            if (step.Mapping["id"]?.Text is { } id && _positions.TryAdd(id, i))
            {
                _types[id] = ObjectType.Create([("outputs", outputsOf(step)), ("conclusion", ExpressionType.String), ("outcome", ExpressionType.String)]);
            }
        }
    }

    /// <summary>The type at a step; at the end of the job where there is no step.</summary>
    public ObjectType At(WorkflowStep? step) => new(_types) { Filter = step is not null && _visible.TryGetValue(step, out var visible) ? id => _positions[id] < visible : null };
}
