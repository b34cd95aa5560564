using System.Collections.Immutable;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>A job of a workflow.</summary>
/// <param name="Key">Its ID.</param>
/// <param name="Mapping">What it is made of.</param>
public sealed record WorkflowJob(YamlNode Key, YamlMapping Mapping)
{
    private RunnerSelection? _runner;

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

    /// <summary>What <see cref="Uses"/> names; null where it calls no workflow.</summary>
    internal UsesReference? Reference => Uses is { } uses ? UsesReference.Parse(uses.Value) : null;

    /// <summary>Its matrix; null where it has none, or an expression makes all of it.</summary>
    internal JobMatrix? Matrix { get; } = JobMatrix.Read(Mapping);

    /// <summary>The runner that it asks for.</summary>
    internal RunnerSelection Runner => _runner ??= RunnerSelection.Read(this);

    /// <summary>The permissions of its own; null where the workflow's hold.</summary>
    internal PermissionSet? Permissions => PermissionSet.Read(Mapping);

    /// <summary>The permissions that hold for it; null where nothing is declared, and so the repository's default holds.</summary>
    /// <param name="file">The workflow.</param>
    internal PermissionSet? PermissionsIn(WorkflowFile file) => Permissions ?? file.Permissions;
}
