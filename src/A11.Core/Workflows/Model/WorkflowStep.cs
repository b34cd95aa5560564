using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>A step of a job or of a composite action.</summary>
/// <param name="Mapping">The step.</param>
public sealed record WorkflowStep(YamlMapping Mapping)
{
    /// <summary>Its ID; null where it has none.</summary>
    public YamlScalar? Id => Mapping["id"]?.AsScalar;

    /// <summary>The action that it uses; null where it uses none.</summary>
    public YamlScalar? Uses => Mapping["uses"]?.AsScalar;

    /// <summary>The script that it runs; null where it runs none.</summary>
    public YamlScalar? Run => Mapping["run"]?.AsScalar;

    /// <summary>The action's inputs.</summary>
    public YamlMapping? With => Mapping["with"]?.AsMapping;

    /// <summary>The shell that it names; null for the default.</summary>
    public string? Shell => Mapping["shell"]?.Text;

    /// <summary>What <see cref="Uses"/> names.</summary>
    public UsesReference? Reference { get; } = Mapping["uses"]?.AsScalar is { } uses ? UsesReference.Parse(uses.Value) : null;
}
