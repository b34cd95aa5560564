using System.Collections.Immutable;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>A job of a workflow.</summary>
/// <param name="Key">Its ID.</param>
/// <param name="Mapping">What it is made of.</param>
public sealed record WorkflowJob(YamlNode Key, YamlMapping Mapping)
{
    /// <summary>Its ID.</summary>
    public string Id => Key.Text ?? "";

    /// <summary>Its steps; none where it calls another workflow.</summary>
    public ImmutableArray<WorkflowStep> Steps { get; } = [.. WorkflowFile.StepsOf(Mapping["steps"])];

    /// <summary>The workflow that it calls; null where it has steps of its own.</summary>
    public YamlScalar? Uses => Mapping["uses"]?.AsScalar;

    /// <summary>The IDs of the jobs that it waits for.</summary>
    public IEnumerable<YamlScalar> Needs => Mapping["needs"] switch
    {
        null => [],
        var node when node.AsScalar is { } one => [one],
        var node => (node.AsSequence?.Items ?? []).Select(item => item.AsScalar).OfType<YamlScalar>(),
    };
}
