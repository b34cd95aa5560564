using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>An output that a workflow or an action declares.</summary>
/// <param name="Key">The scalar that names it.</param>
/// <param name="Value">What it is set to; null where that isn't said, as in actions that aren't composite.</param>
internal sealed record OutputDefinition(YamlScalar Key, YamlScalar? Value)
{
    /// <summary>The name.</summary>
    public string Name => Key.Value;
}
