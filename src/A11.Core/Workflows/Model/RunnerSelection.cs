using System.Collections.Immutable;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>The runner that a job asks for (GitHub's workflow syntax, <c>jobs.&lt;job_id&gt;.runs-on</c>), values of the matrix filled in.</summary>
internal sealed class RunnerSelection
{
    private RunnerSelection(ImmutableArray<RunnerLabel> labels, bool isComplete, YamlNode? group)
    {
        Labels = labels;
        IsComplete = isComplete;
        Group = group;
    }

    /// <summary>The labels that are known, in order.</summary>
    public ImmutableArray<RunnerLabel> Labels { get; }

    /// <summary>Whether there are no others: false where an expression makes one that isn't known.</summary>
    public bool IsComplete { get; }

    /// <summary>The runner group; null where none is named.</summary>
    public YamlNode? Group { get; }

    /// <summary>The selection of a job.</summary>
    /// <param name="job">The job.</param>
    public static RunnerSelection Read(WorkflowJob job)
    {
        var runsOn = job.Mapping["runs-on"];
        var labels = ImmutableArray.CreateBuilder<RunnerLabel>();
        var isComplete = true;
        foreach (var scalar in (runsOn?.AsMapping is { } mapping ? mapping["labels"] : runsOn)?.Scalars ?? [])
        {
            if (!scalar.HasExpression)
            {
                labels.Add(new RunnerLabel(scalar, false));
            }
            else if (job.Matrix?.ValuesOf(scalar) is { } values)
            {
                labels.AddRange(values.SelectMany(static value => value.Scalars).Select(static value => new RunnerLabel(value, true)));
                isComplete &= values.All(static value => value.AsMapping is null);
            }
            else
            {
                isComplete = false;
            }
        }

        return new RunnerSelection(labels.ToImmutable(), isComplete, runsOn?.AsMapping?["group"]);
    }
}
